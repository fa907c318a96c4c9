package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The transactions of sysbench's {@code oltp_write_only}: one update of the indexed column, one of
 * another column, one delete, one insert of the deleted row; each statement on a table of its own
 * choice, rows drawn evenly. Evenly is the hard case: hardly any row changes twice, so that merging
 * changes gains nothing.
 */
public final class TransactionLoad {
    public static final int ROW_EVENTS = 4;

    private static final int WRITERS = 8;

    private final MySqlServer source;
    private final SysbenchTables tables;
    private final int transactions;

    public TransactionLoad(MySqlServer source, SysbenchTables tables, int transactions) {
        this.source = source;
        this.tables = tables;
        this.transactions = transactions;
    }

    public long rowEvents() {
        return (long) transactions * ROW_EVENTS;
    }

    /**
     * Writes them all, then one marker row into each table, by which a follower that works on the
     * tables separately can be seen to have ended.
     */
    public void write() throws SQLException {
        // Only the log counts here; the measured part runs with the durability that was asked for.
        Durability before = relax();
        List<Integer> writers = IntStream.range(0, WRITERS).boxed().toList();
        Parallel.forEach(WRITERS, writers, this::write);
        for (String table : tables.names()) {
            source.execute(Marker.insert(table));
        }
        set(before);
        Disk.settle();
    }

    private void write(int writer) throws SQLException {
        RowText text = new RowText(1_000 + writer);
        try (Connection connection = source.connect(SysbenchTables.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            for (int i = writer; i < transactions; i += WRITERS) {
                add(statement, text, writer);
                statement.executeBatch();
                connection.commit();
            }
        }
    }

    private void add(Statement statement, RowText text, int writer) throws SQLException {
        statement.addBatch(
                "UPDATE %s SET k = k + 1 WHERE id = %d".formatted(table(text), id(text, writer)));
        statement.addBatch(
                "UPDATE %s SET c = '%s' WHERE id = %d"
                        .formatted(table(text), text.c(), id(text, writer)));
        String table = table(text);
        int id = id(text, writer);
        statement.addBatch("DELETE FROM %s WHERE id = %d".formatted(table, id));
        statement.addBatch(
                "INSERT INTO %s VALUES (%d, %d, '%s', '%s')"
                        .formatted(table, id, 1 + text.below(tables.rows()), text.c(), text.pad()));
    }

    private String table(RowText text) {
        return "sbtest" + (1 + text.below(tables.count()));
    }

    // Writers have rows of their own, so that none waits for another or meets a deadlock.
    private int id(RowText text, int writer) {
        return 1 + writer + WRITERS * text.below(tables.rows() / WRITERS);
    }

    private Durability relax() throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@sync_binlog")) {
            row.next();
            Durability before = row.getInt(1) == 1 ? Durability.STRICT : Durability.RELAXED;
            set(Durability.RELAXED);
            return before;
        }
    }

    private void set(Durability durability) throws SQLException {
        for (var option : durability.options().entrySet()) {
            source.execute("SET GLOBAL " + option.getKey() + " = " + option.getValue());
        }
    }
}
