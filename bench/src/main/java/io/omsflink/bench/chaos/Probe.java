package io.omsflink.bench.chaos;

import io.omsflink.bench.chaos.load.ChaosSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the target all the time, as an application would. Each look is one statement and so one
 * moment: a pair of tables that every transaction changes together must be alike, and a counter
 * must not go back, which it does when a transaction is applied again.
 */
final class Probe implements AutoCloseable {
    private static final long BETWEEN_NANOS = 4_000_000;
    private static final long RECONNECT_NANOS = 100_000_000;

    private final Servers servers;
    private final ChaosSchema schema;
    private final boolean wholeTransactions;
    private final Thread thread = new Thread(this::work, "chaos-probe");
    private final Map<String, Long> newest = new HashMap<>();
    private volatile boolean armed;
    private volatile boolean stopping;
    private volatile Seen seen = new Seen(0, 0, 0, "");

    /**
     * What was seen.
     *
     * @param torn pairs that differed
     * @param back counters that were smaller than before
     * @param example the first of either
     */
    record Seen(long looks, long torn, long back, String example) {}

    /**
     * @param wholeTransactions whether a pair that differs is wrong
     */
    Probe(Servers servers, ChaosSchema schema, boolean wholeTransactions) {
        this.servers = servers;
        this.schema = schema;
        this.wholeTransactions = wholeTransactions;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** From now on what is seen counts. */
    void arm() {
        armed = true;
    }

    Seen seen() {
        return seen;
    }

    private void work() {
        while (!stopping) {
            try (Connection connection = servers.target.connect(schema.database());
                    Statement statement = connection.createStatement()) {
                look(statement);
            } catch (SQLException down) {
                LockSupport.parkNanos(RECONNECT_NANOS);
            }
        }
    }

    private void look(Statement statement) throws SQLException {
        List<String> queries = schema.pairQueries();
        for (int i = 0; !stopping; i = (i + 1) % queries.size()) {
            LockSupport.parkNanos(BETWEEN_NANOS);
            boolean counts = armed;
            try (ResultSet rows = statement.executeQuery(queries.get(i))) {
                while (rows.next() && counts) {
                    row("pair" + (i + 1), rows);
                }
            }
            if (counts) {
                seen = new Seen(seen.looks + 1, seen.torn, seen.back, seen.example);
            }
        }
    }

    private void row(String pair, ResultSet row) throws SQLException {
        String name = pair + " " + row.getString(1);
        long a = row.getLong(2);
        long b = row.getLong(3);
        if (a != b && wholeTransactions) {
            note(1, 0, "%s was %d in one table and %d in the other".formatted(name, a, b));
        }
        long before = newest.merge(name, a, Math::max);
        if (a < before) {
            note(0, 1, "%s was %d after it had been %d".formatted(name, a, before));
        }
    }

    private void note(int torn, int back, String what) {
        seen =
                new Seen(
                        seen.looks,
                        seen.torn + torn,
                        seen.back + back,
                        seen.example.isEmpty() ? what : seen.example);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
