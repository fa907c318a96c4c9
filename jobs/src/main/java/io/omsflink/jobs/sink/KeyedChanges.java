package io.omsflink.jobs.sink;

import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of a table with a key, merged to the last image of each row.
 *
 * <ul>
 *   <li>Gone rows are deleted before any row is written, so a value that moved from a gone row to
 *       another one is free.
 *   <li>Written rows are final images of one moment of the source, so they do not clash with each
 *       other; a row that one of them displaces is in the batch itself, or has a later image in the
 *       log.
 * </ul>
 */
final class KeyedChanges implements TableChanges {
    /** Stands for a row that is gone at the end of the batch. */
    private record Row(RowImage image, boolean gone) {}

    private final TableText text;
    private final KeyText keyText;
    private final Map<RowKey, Row> rows = new HashMap<>();
    private final int[] starts;
    private final int[] lengths;
    private final Bytes scratch = new Bytes(64);

    KeyedChanges(TableText text, KeyText keyText) {
        this.text = text;
        this.keyText = keyText;
        this.starts = new int[text.columns];
        this.lengths = new int[text.columns];
    }

    @Override
    public TableId table() {
        return text.table.id();
    }

    @Override
    public void insert(RowImage after) {
        rows.put(key(after), new Row(after, false));
    }

    @Override
    public void update(RowImage before, RowImage after) {
        RowKey old = key(before);
        RowKey current = key(after);
        if (!old.equals(current)) {
            rows.put(old, new Row(before, true));
        }
        rows.put(current, new Row(after, false));
    }

    @Override
    public void delete(RowImage before) {
        rows.put(key(before), new Row(before, true));
    }

    private RowKey key(RowImage image) {
        PackedRow.index(image.array(), image.at(), starts, lengths);
        scratch.reset();
        for (int column : keyText.columns) {
            scratch.putValue(image.array(), starts[column], lengths[column]);
        }
        return new RowKey(scratch.toByteArray());
    }

    @Override
    public void write(StatementBuffer statements) throws SQLException {
        List<Row> ordered = ordered();
        statements.begin(keyText.head, keyText.separator, keyText.tail);
        for (Row row : ordered) {
            if (row.gone()) {
                keyText.append(row.image(), statements.next());
            }
        }
        statements.begin(text.upsertHead, text.upsertTail);
        for (Row row : ordered) {
            if (!row.gone()) {
                Bytes sql = statements.next();
                sql.put('(');
                text.literals.appendRow(row.image().array(), row.image().at(), sql);
                sql.put(')');
            }
        }
        statements.flush();
    }

    /** Neighbours together: the server finds a page it has just used. */
    private List<Row> ordered() {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void clear() {
        rows.clear();
    }
}
