package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.Changes;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Some whole source transactions on their way into one target transaction. Holds references into
 * their bytes, nothing else.
 */
final class ApplyBatch {
    private final List<TableText> texts;
    private final TableChanges[] changes;
    private final Set<TableChanges> touched = new LinkedHashSet<>();
    private final Bytes sql = new Bytes(256 * 1024);
    private int rows;
    private long bytes;
    private int transactions;
    private long commitMicros;
    private Optional<TableId> writing = Optional.empty();

    ApplyBatch(List<TableSchema> tables) {
        this.texts = tables.stream().map(TableText::new).toList();
        this.changes = new TableChanges[tables.size()];
        for (int i = 0; i < changes.length; i++) {
            TableText text = texts.get(i);
            changes[i] =
                    text.key
                            .<TableChanges>map(key -> new KeyedChanges(text, key))
                            .orElseGet(() -> new KeylessChanges(text));
        }
    }

    int rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Transactions that end in this batch. */
    int transactions() {
        return transactions;
    }

    /** Commit time of the last transaction. */
    long commitMicros() {
        return commitMicros;
    }

    void add(LogTransaction transaction) {
        byte[] in = transaction.changes();
        int at = 0;
        while (at < in.length) {
            at = change(in, at);
        }
        rows += transaction.rows();
        bytes += in.length;
        transactions += transaction.last() ? 1 : 0;
        commitMicros = transaction.commitMicros();
    }

    private int change(byte[] in, int at) {
        int operation = in[at];
        int index = 0;
        int position = at + 1;
        int shift = 0;
        int b;
        do {
            b = in[position++];
            index |= (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        TableChanges table = changes[index];
        touched.add(table);
        int columns = texts.get(index).columns;
        RowImage first = new RowImage(in, position);
        int end = PackedRow.skip(in, position, columns);
        switch (operation) {
            case Changes.INSERT -> table.insert(first);
            case Changes.DELETE -> table.delete(first);
            case Changes.UPDATE -> {
                table.update(first, new RowImage(in, end));
                end = PackedRow.skip(in, end, columns);
            }
            default ->
                    throw new IllegalStateException("unknown operation " + operation + " at " + at);
        }
        return end;
    }

    /** Sends the changes; may be called again after a rollback. */
    void write(SqlSender sender) throws SQLException {
        StatementBuffer statements = new StatementBuffer(sender, sql);
        for (TableChanges table : touched) {
            writing = Optional.of(table.table());
            table.write(statements);
        }
        writing = Optional.empty();
    }

    /** The table whose changes were being sent when {@link #write} failed. */
    Optional<TableId> writing() {
        return writing;
    }

    void clear() {
        touched.forEach(TableChanges::clear);
        touched.clear();
        rows = 0;
        bytes = 0;
        transactions = 0;
    }
}
