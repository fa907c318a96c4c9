package io.omsflink.bench.product;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes a table that has no key and holds equal rows: whatever is applied twice or not at all
 * stays visible there for ever. Connects again when its connection is lost.
 */
final class KeylessTraffic implements AutoCloseable {
    static final String TABLE = "shop.visits";

    private static final String CREATE =
            "CREATE TABLE "
                    + TABLE
                    + " (page VARCHAR(40), visitor INT, seconds DOUBLE, score FLOAT, note TEXT,"
                    + " price DECIMAL(12,4), at DATETIME(3), doc JSON)";
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long RECONNECT_NANOS = 100_000_000;

    private final ConnectionSource source;
    private final Random random;
    private final AtomicLong transactions = new AtomicLong();
    private final Thread thread = new Thread(this::work, "keyless-traffic");
    private volatile boolean stopping;
    private volatile SQLException lost;

    private KeylessTraffic(ConnectionSource source, long seed) {
        this.source = source;
        this.random = new Random(seed);
    }

    /** Opens connections to the table's server. */
    @FunctionalInterface
    interface ConnectionSource {
        Connection open() throws SQLException;
    }

    /** Makes the table, with rows of which many are equal. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            for (int i = 0; i < 200; i++) {
                statement.execute(insert(i % 20, 1 + i % 3));
            }
        }
    }

    static KeylessTraffic start(ConnectionSource source, long seed) {
        KeylessTraffic traffic = new KeylessTraffic(source, seed);
        traffic.thread.setDaemon(true);
        traffic.thread.start();
        return traffic;
    }

    /** Committed so far, without those whose commit was cut off. */
    long transactions() {
        return transactions.get();
    }

    /** Nothing is written after the return. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try (Connection connection = source.open();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                while (!stopping) {
                    change(statement);
                    connection.commit();
                    transactions.incrementAndGet();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (SQLException e) {
                lost = e;
                LockSupport.parkNanos(RECONNECT_NANOS);
            }
        }
    }

    private void change(Statement statement) throws SQLException {
        int page = random.nextInt(20);
        switch (random.nextInt(4)) {
            case 0, 1 -> statement.execute(insert(page, 1 + random.nextInt(3)));
            case 2 ->
                    statement.execute(
                            "UPDATE "
                                    + TABLE
                                    + " SET visitor = IFNULL(visitor, 0) + 1, score = score / 3"
                                    + " WHERE page = 'p"
                                    + page
                                    + "' LIMIT 2");
            default ->
                    statement.execute(
                            "DELETE FROM " + TABLE + " WHERE page = 'p" + page + "' LIMIT 2");
        }
    }

    private static String insert(int page, int copies) {
        String row =
                "('p%d', %s, %d / 7, %d / 3, 'seen Ü %d', %d.25, '2024-03-31 02:30:00.123', '{\"b\": [1, 2.5], \"a\": \"x\"}')"
                        .formatted(page, page == 3 ? "NULL" : page, page, page, page, page);
        return "INSERT INTO "
                + TABLE
                + " VALUES "
                + String.join(",", java.util.Collections.nCopies(copies, row));
    }

    @Override
    public String toString() {
        return transactions
                + " transactions on "
                + TABLE
                + (lost == null ? "" : ", last lost by: " + lost.getMessage());
    }
}
