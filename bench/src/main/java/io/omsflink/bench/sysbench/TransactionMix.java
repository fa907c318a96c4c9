package io.omsflink.bench.sysbench;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The transactions of sysbench's {@code oltp_write_only}: one update of the indexed column, one of
 * another column, one delete, one insert of the deleted row; each statement on a table of its own
 * choice, rows drawn evenly. Evenly is the hard case: hardly any row changes twice, so that merging
 * changes gains nothing.
 */
public final class TransactionMix {
    public static final int ROW_EVENTS = 4;

    private final SysbenchTables tables;
    private final int writer;
    private final int writers;
    private final RowText text;

    /**
     * @param writer which of the writers this is, from 0; each has rows of its own, so that none
     *     waits for another or meets a deadlock
     */
    TransactionMix(SysbenchTables tables, int writer, int writers) {
        this.tables = tables;
        this.writer = writer;
        this.writers = writers;
        this.text = new RowText(1_000 + writer);
    }

    /** Sends the next one; the caller commits. */
    void execute(Statement statement) throws SQLException {
        statement.addBatch("UPDATE %s SET k = k + 1 WHERE id = %d".formatted(table(), id()));
        statement.addBatch(
                "UPDATE %s SET c = '%s' WHERE id = %d".formatted(table(), text.c(), id()));
        String table = table();
        int id = id();
        statement.addBatch("DELETE FROM %s WHERE id = %d".formatted(table, id));
        statement.addBatch(
                "INSERT INTO %s VALUES (%d, %d, '%s', '%s')"
                        .formatted(table, id, 1 + text.below(tables.rows()), text.c(), text.pad()));
        statement.executeBatch();
    }

    private String table() {
        return "sbtest" + (1 + text.below(tables.count()));
    }

    private int id() {
        return 1 + writer + writers * text.below(tables.rows() / writers);
    }
}
