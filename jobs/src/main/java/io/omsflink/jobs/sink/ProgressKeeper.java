package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.meta.AppliedPosition;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the position that everything is applied up to, on a connection and thread of its own, so
 * that no transaction waits for it. A position that was not recorded costs nothing but a few
 * transactions read again: what is applied ahead of it stands beside it.
 */
final class ProgressKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressKeeper.class);
    private static final long INTERVAL_MILLIS = 100;

    /** Each save is a commit, and so a write to the target's disk. */
    private static final Duration WHILE_BUSY = Duration.ofMillis(900);

    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final JobPlan plan;
    private final AppliedPosition position;
    private final ApplyWindow window;
    private final WriterMetrics metrics;
    private final Consumer<Throwable> failed;
    private final Thread thread;
    private volatile Connection connection;
    private volatile LogPosition saved;
    private long savedVersion;
    private ApplyWindow.State former;
    private volatile boolean closed;

    /**
     * @param connection the one that the position was claimed on; closed by this
     * @param saved what stands at the target
     */
    ProgressKeeper(
            JobPlan plan,
            AppliedPosition position,
            Connection connection,
            LogPosition saved,
            ApplyWindow window,
            WriterMetrics metrics,
            Consumer<Throwable> failed) {
        this.plan = plan;
        this.position = position;
        this.connection = connection;
        this.saved = saved;
        this.window = window;
        this.metrics = metrics;
        this.failed = failed;
        this.former = window.state();
        this.thread = ApplyThreads.start("oms-progress-" + plan.name(), this::run);
    }

    /** What is recorded at the target. */
    LogPosition saved() {
        return saved;
    }

    /** Waits until everything before the window is recorded. */
    synchronized void flush() throws InterruptedException {
        long version = window.state().version();
        while (savedVersion < version && !closed) {
            wait();
        }
    }

    private void run() {
        try {
            ApplyWindow.State state = window.state();
            while (!closed) {
                save(state);
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
                state = window.awaitChange(state.version(), WHILE_BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failed.accept(e);
        } finally {
            end();
        }
    }

    private synchronized void end() {
        closed = true;
        notifyAll();
        ApplyThreads.close(connection);
    }

    private void save(ApplyWindow.State state) throws SQLException, InterruptedException {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, ATTEMPTS);
        while (!written(state, backoff)) {
            metrics.retries.inc();
        }
        saved = state.position();
        metrics.position(saved.toString());
        published(state);
    }

    private boolean written(ApplyWindow.State state, Backoff backoff)
            throws SQLException, InterruptedException {
        try {
            position.save(
                    connection,
                    state.position(),
                    state.commitMicros(),
                    state.transactions() - former.transactions(),
                    state.rows() - former.rows());
            ReadOnlyTarget.over(plan.name());
            return true;
        } catch (SQLException e) {
            ReadOnlyTarget.note(e, plan.name());
            // In auto-commit mode every error may come after the commit.
            ErrorKind kind = TargetErrors.kindAtCommit(e);
            if (!kind.repeatable() || !backoff.await()) {
                throw e;
            }
            return kind.needsConnection() && arrived(state);
        }
    }

    /** Another connection; whether the position arrived: its counters must not count twice. */
    private boolean arrived(ApplyWindow.State state) {
        ApplyThreads.close(connection);
        try {
            connection = Connections.open(plan.target(), ConnectionRole.WRITE);
            return state.position().equals(position.read(connection).orElse(null));
        } catch (SQLException | OmsException e) {
            LOG.info("The target is not back yet: {}", e.getMessage());
            ApplyThreads.close(connection);
            return false;
        }
    }

    private synchronized void published(ApplyWindow.State state) {
        former = state;
        savedVersion = state.version();
        notifyAll();
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        closed = true;
        ApplyThreads.stop(thread, connection);
    }
}
