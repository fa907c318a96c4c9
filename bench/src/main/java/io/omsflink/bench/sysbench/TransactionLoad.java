package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/** A given number of {@link TransactionMix transactions}, as fast as the source takes them. */
public final class TransactionLoad {
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
        return (long) transactions * TransactionMix.ROW_EVENTS;
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
        TransactionMix mix = new TransactionMix(tables, writer, WRITERS);
        try (Connection connection = source.connect(SysbenchTables.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            for (int i = writer; i < transactions; i += WRITERS) {
                mix.execute(statement);
                connection.commit();
            }
        }
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
