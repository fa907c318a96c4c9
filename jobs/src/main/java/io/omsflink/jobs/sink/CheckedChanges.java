package io.omsflink.jobs.sink;

import io.omsflink.catalog.Names;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of a table with a key, carried out only where the target holds what the log says: each
 * row's first image is deleted by all its values, its last one is inserted plainly. So a row that
 * differs or is not there shows in the number of deleted rows, and one in the way as error 1062.
 *
 * <p>A row that comes and goes within the batch is not asked about.
 */
final class CheckedChanges implements TableChanges {
    /** Keeps the server's range optimizer within its memory; beyond that it reads every row. */
    private static final int ROWS_OF_A_DELETE = 200;

    private static final int BYTES_OF_A_DELETE = 1024 * 1024;

    /**
     * A row of the target from the first to the last change.
     *
     * @param first null when it was not there before
     * @param last null when it is gone afterwards
     */
    private record Span(RowImage first, RowImage last) {}

    private final TableText text;
    private final KeyText keyText;
    private final RowCondition condition;
    private final Map<RowKey, Span> spans = new HashMap<>();
    private final Bytes scratch = new Bytes(64);
    private final Bytes statement = new Bytes(1024);

    CheckedChanges(TableText text, KeyText keyText) {
        this.text = text;
        this.keyText = keyText;
        this.condition = new RowCondition(text);
    }

    @Override
    public TableId table() {
        return text.table.id();
    }

    @Override
    public void insert(RowImage after) {
        spans.merge(key(after), new Span(null, after), (old, added) -> new Span(old.first, after));
    }

    @Override
    public void update(RowImage before, RowImage after) {
        RowKey old = key(before);
        if (old.equals(key(after))) {
            spans.merge(old, new Span(before, after), (span, added) -> new Span(span.first, after));
        } else {
            delete(before);
            insert(after);
        }
    }

    @Override
    public void delete(RowImage before) {
        spans.merge(
                key(before),
                new Span(before, null),
                (old, added) -> old.first == null ? null : new Span(old.first, null));
    }

    private RowKey key(RowImage image) {
        scratch.reset();
        for (int column : keyText.columns) {
            int at = PackedRow.skip(image.array(), image.at(), column);
            scratch.putValue(
                    image.array(),
                    PackedRow.start(image.array(), at),
                    PackedRow.length(image.array(), at));
        }
        return new RowKey(scratch.toByteArray());
    }

    @Override
    public void write(StatementBuffer statements) throws SQLException {
        List<Span> ordered =
                spans.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
        statements.begin(text.insertHead, new byte[0]);
        remove(ordered.stream().map(Span::first).filter(row -> row != null).toList(), statements);
        for (Span span : ordered) {
            if (span.last != null) {
                Bytes sql = statements.next();
                sql.put('(');
                text.literals.appendRow(span.last.array(), span.last.at(), sql);
                sql.put(')');
            }
        }
        statements.flush();
    }

    private void remove(List<RowImage> rows, StatementBuffer statements) throws SQLException {
        List<RowImage> some = new ArrayList<>();
        for (RowImage row : rows) {
            if (some.size() == ROWS_OF_A_DELETE || statement.length() >= BYTES_OF_A_DELETE) {
                execute(some, statements);
            }
            if (some.isEmpty()) {
                statement.reset();
                TableText.put(statement, "DELETE FROM " + Names.quote(table()) + " WHERE (");
            } else {
                TableText.put(statement, ") OR (");
            }
            condition.appendWithKey(keyText, row, statement);
            some.add(row);
        }
        if (!some.isEmpty()) {
            execute(some, statements);
        }
    }

    private void execute(List<RowImage> rows, StatementBuffer statements) throws SQLException {
        statement.put(')');
        long deleted = statements.execute(statement);
        if (deleted != rows.size()) {
            throw new OmsException(
                    ErrorCode.VALUE_REFUSED,
                    "Cannot apply changes to "
                            + table()
                            + ": of "
                            + rows.size()
                            + " rows the target holds "
                            + deleted
                            + " as the log has them before the change. Compare both sides; somebody"
                            + " else may write to the target.");
        }
        rows.clear();
        statement.reset();
    }

    @Override
    public void clear() {
        spans.clear();
    }
}
