package io.omsflink.bench.chaos.load;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A thread that writes; connects again when its connection is lost. */
final class Writer {
    private static final long RECONNECT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long MOST_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ConnectionSource source;
    private final ChaosSchema schema;
    private final ScriptMaker scripts;
    private final int number;
    private final long nanosBetween;
    private final AtomicLong committed = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile RuntimeException failure;
    private long due;

    Writer(
            ConnectionSource source,
            ChaosSchema schema,
            LoadSettings settings,
            int number,
            long seed) {
        this.source = source;
        this.schema = schema;
        this.number = number;
        this.scripts = new ScriptMaker(schema, settings, number, seed);
        this.nanosBetween = (long) (1e9 * settings.writers() / settings.transactionsPerSecond());
        this.thread = new Thread(this::work, "chaos-writer-" + number);
        thread.setDaemon(true);
    }

    void start() {
        due = System.nanoTime();
        thread.start();
    }

    private void work() {
        while (!stopping) {
            try (Session session = Session.open(source.open(), schema.database(), number)) {
                write(session);
            } catch (SQLException lost) {
                LockSupport.parkNanos(RECONNECT_NANOS);
            } catch (RuntimeException e) {
                failure = e;
                return;
            }
        }
    }

    private void write(Session session) throws SQLException {
        while (!stopping) {
            if (session.run(scripts.next(), schema.database())) {
                committed.incrementAndGet();
            }
            pace();
        }
    }

    private void pace() {
        long now = System.nanoTime();
        due = Math.max(due + nanosBetween, now - MOST_BEHIND_NANOS);
        if (due > now) {
            LockSupport.parkNanos(due - now);
        }
    }

    /** Known to be committed. */
    long committed() {
        if (failure != null) {
            throw failure;
        }
        return committedSoFar();
    }

    /** As {@link #committed}, also after an error. */
    long committedSoFar() {
        return committed.get();
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    void join() throws InterruptedException {
        thread.join();
    }
}
