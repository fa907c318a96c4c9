package io.omsflink.bench.chaos;

import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A row that is changed at the source and looked for at the target, past the product. */
final class Heartbeat {
    private static final Duration BOUND = Duration.ofSeconds(180);
    private static final long LOOK_NANOS = 5_000_000;
    private static final int LOOKS = 100;

    private final Servers servers;
    private final String database;
    private final Patience patience;
    private final AtomicLong last = new AtomicLong();

    Heartbeat(Servers servers, String database, Patience patience) {
        this.servers = servers;
        this.database = database;
        this.patience = patience;
    }

    /**
     * Returns when a change of now has arrived.
     *
     * @throws IllegalStateException when it does not, or the job has failed
     */
    void await() {
        long wanted = last.incrementAndGet();
        patience.until("the source takes a change", BOUND, () -> write(wanted));
        patience.until(
                "a change of the source shows up at the target", BOUND, () -> arrived(wanted));
    }

    private boolean write(long number) throws SQLException {
        try (Connection connection = servers.source.connect(database);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE heartbeat SET n = " + number) > 0;
        }
    }

    private boolean arrived(long number) throws SQLException {
        try (Connection connection = servers.target.connect(database)) {
            for (int i = 0; i < LOOKS; i++) {
                if (Query.number(connection, "SELECT n FROM heartbeat") >= number) {
                    return true;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return false;
        }
    }
}
