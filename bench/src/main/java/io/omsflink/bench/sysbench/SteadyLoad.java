package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** So many {@link TransactionMix transactions} a second, evenly, until it is closed. */
public final class SteadyLoad implements AutoCloseable {
    private static final int WRITERS = 4;

    private final MySqlServer source;
    private final SysbenchTables tables;
    private final long intervalNanos;
    private final LongAdder written = new LongAdder();
    private final long begin = System.nanoTime();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<Future<?>> writers = new ArrayList<>();
    private volatile boolean over;

    /** Begins. */
    public SteadyLoad(MySqlServer source, SysbenchTables tables, int perSecond) {
        this.source = source;
        this.tables = tables;
        this.intervalNanos = TimeUnit.SECONDS.toNanos(WRITERS) / perSecond;
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(
                    threads.submit(
                            () -> {
                                write(writer);
                                return null;
                            }));
        }
    }

    private void write(int writer) throws SQLException {
        TransactionMix mix = new TransactionMix(tables, writer, WRITERS);
        try (Connection connection = source.connect(SysbenchTables.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            long due = System.nanoTime() + intervalNanos * writer / WRITERS;
            while (!over) {
                LockSupport.parkNanos(due - System.nanoTime());
                mix.execute(statement);
                connection.commit();
                written.increment();
                // What it could not keep up with is made up for, so the rate is the one asked for.
                due += intervalNanos;
            }
        }
    }

    /** Transactions a second so far. */
    public double reached() {
        return written.sum() / ((System.nanoTime() - begin) / 1e9);
    }

    /** Ends; throws what a writer failed with. */
    @Override
    public void close() throws Exception {
        over = true;
        threads.shutdown();
        for (Future<?> writer : writers) {
            writer.get();
        }
    }
}
