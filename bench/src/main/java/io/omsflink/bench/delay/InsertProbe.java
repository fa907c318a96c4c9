package io.omsflink.bench.delay;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Inserts single rows into an idle source, and asks the target for each without a pause, on a
 * connection of its own, until it is there.
 */
final class InsertProbe {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int WARM_UP = 10;
    private static final int FIRST_ID = 100_000_000;
    // Uneven, so that no timer of a contender keeps step with the inserts.
    private static final int SHORTEST_PAUSE_MS = 50;
    private static final int LONGEST_PAUSE_MS = 150;
    private static final String TABLE = SysbenchTables.qualified("sbtest1");

    private final Connection source;
    private final Connection target;
    private final SplittableRandom random = new SplittableRandom(1);

    private InsertProbe(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /**
     * The delays of so many inserts in ms: from the source's answer to the commit until a reader of
     * the target sees the row.
     */
    static double[] measure(Arena arena, int inserts) throws SQLException {
        try (Connection source = arena.source().connect();
                Connection target = arena.target().connect()) {
            InsertProbe probe = new InsertProbe(source, target);
            double[] delays = new double[inserts];
            for (int i = -WARM_UP; i < inserts; i++) {
                double delay = probe.delayOf(FIRST_ID + i);
                if (i >= 0) {
                    delays[i] = delay;
                }
            }
            return delays;
        }
    }

    private double delayOf(int id) throws SQLException {
        int pause = random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS + 1);
        LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
        try (Statement statement = source.createStatement()) {
            statement.executeUpdate("INSERT INTO " + TABLE + " VALUES (" + id + ", 0, 'c', 'p')");
        }
        long committed = System.nanoTime();
        return (awaitRow(id, committed) - committed) / 1e6;
    }

    private long awaitRow(int id, long since) throws SQLException {
        try (PreparedStatement select =
                target.prepareStatement("SELECT 1 FROM " + TABLE + " WHERE id = " + id)) {
            while (!found(select)) {
                if (System.nanoTime() - since > LIMIT.toNanos()) {
                    throw new IllegalStateException(
                            "row %d did not arrive within %d s".formatted(id, LIMIT.toSeconds()));
                }
            }
            return System.nanoTime();
        }
    }

    private static boolean found(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }
}
