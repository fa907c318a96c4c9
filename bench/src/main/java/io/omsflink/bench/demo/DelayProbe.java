package io.omsflink.bench.demo;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.ObTenant;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the delay as an application would meet it: changes a row at the source again and again,
 * and looks at the target until the change is there. It asks nothing of the product.
 */
final class DelayProbe implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);
    private static final String ROW = "shop.settings WHERE scope = 'demo' AND name = 'delay probe'";

    private final Connection source;
    private final Connection target;
    private final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::work, "delay-probe");
    private volatile boolean stopping;
    private volatile SQLException failure;

    private DelayProbe(Connection source, Connection target) {
        this.source = source;
        this.target = target;
        thread.setDaemon(true);
    }

    /** Begins to measure. */
    static DelayProbe start(MySqlServer source, ObTenant target) {
        try {
            DelayProbe probe = new DelayProbe(source.connect(), target.connect());
            probe.thread.start();
            return probe;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void work() {
        try (Statement write = source.createStatement()) {
            write.execute(
                    "INSERT INTO shop.settings (scope, name, revision, changed_at)"
                            + " VALUES ('demo', 'delay probe', 0, UTC_TIMESTAMP())");
            for (int revision = 1; !stopping; revision++) {
                write.execute(
                        "UPDATE shop.settings SET revision = "
                                + revision
                                + " WHERE scope = 'demo' AND name = 'delay probe'");
                measure(revision, System.nanoTime());
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        } catch (SQLException e) {
            failure = e;
        }
    }

    /** A change that never arrives is counted with the time until the end. */
    private void measure(int revision, long committed) throws SQLException {
        while (!stopping && !arrived(revision)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        delays.add(Duration.ofNanos(System.nanoTime() - committed));
    }

    private boolean arrived(int revision) throws SQLException {
        String found = String.join("", Query.texts(target, "SELECT revision FROM " + ROW));
        return found.equals(Integer.toString(revision));
    }

    /** The measured delays so far, the shortest first. */
    List<Duration> delays() {
        if (failure != null) {
            throw failed(failure);
        }
        return List.copyOf(delays).stream().sorted().toList();
    }

    private static OmsException failed(SQLException e) {
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot measure the delay: " + e.getMessage() + ". Look at the databases' logs.",
                e);
    }

    /** Ends the measuring; nothing is written after the return. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
            source.close();
            target.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            failure = e;
        }
    }
}
