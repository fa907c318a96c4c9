package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.RawSql;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedPosition;
import io.omsflink.jobs.source.LogProgress;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Applies the log in the source's commit order on one connection and one thread. This is the place
 * that a parallel applier takes.
 *
 * <ul>
 *   <li>Whole source transactions only: a target transaction takes as many as wait, up to {@link
 *       #BATCH_ROWS}. Nobody waits for a batch to fill, so an idle stream is applied at once.
 *   <li>The position is written in the same target transaction. Whoever takes over reads it after
 *       having fenced us off, and leaves out what it contains: each change has its effect once,
 *       also in tables without a key.
 *   <li>Slices of a huge transaction are sent as they come and committed with the last one.
 * </ul>
 */
final class LogApplier implements AutoCloseable {
    static final int BATCH_ROWS = 2_000;
    private static final long BATCH_BYTES = 4L * 1024 * 1024;
    private static final long QUEUE_BYTES = 8L * 1024 * 1024;

    /** What an element costs besides its bytes; bounds the number of small ones that wait. */
    private static final long ELEMENT_BYTES = 200;

    private static final int ATTEMPTS = 10;
    private static final long PAUSE_MILLIS = 50;
    private static final long JOIN_MILLIS = 5_000;
    private static final long PERSIST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JobPlan plan;
    private final WriterMetrics metrics;
    private final WorkQueue<Element> queue;
    private Thread thread;
    private volatile Connection connection;
    private AppliedPosition position;
    private LogProgress progress;
    private LogPosition saved;
    private ApplyBatch batch;
    private boolean open;
    private boolean unsaved;
    private long savedNanos;

    LogApplier(JobPlan plan, WriterMetrics metrics) {
        this.plan = plan;
        this.metrics = metrics;
        this.queue = new WorkQueue<>(QUEUE_BYTES, "apply the log to " + plan.target());
    }

    void add(Element element) throws InterruptedException {
        if (thread == null) {
            thread = new Thread(this::run, "oms-apply-" + plan.name());
            thread.setDaemon(true);
            thread.setContextClassLoader(LogApplier.class.getClassLoader());
            thread.start();
        }
        long size =
                element instanceof LogTransaction transaction ? transaction.changes().length : 0;
        queue.add(element, size + ELEMENT_BYTES);
    }

    /** Waits until everything is applied. */
    void flush() throws InterruptedException {
        queue.await(queue.added());
    }

    private void run() {
        try {
            Element element = queue.take();
            while (element != null) {
                long count = handle(element);
                queue.done(count);
                element = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            queue.fail(e);
        } finally {
            disconnect();
        }
    }

    /** Returns how many elements were used up. */
    private long handle(Element element) throws SQLException, InterruptedException {
        if (element instanceof LogTransaction transaction) {
            return apply(transaction);
        }
        if (element instanceof LogStart start) {
            start(start);
        } else if (element instanceof Heartbeat heartbeat) {
            heartbeat(heartbeat);
        }
        return 1;
    }

    private void start(LogStart start) throws SQLException {
        batch = new ApplyBatch(start.tables());
        if (connection == null) {
            connection = Connections.open(plan.target(), ConnectionRole.WRITE);
            position = new AppliedPosition(plan.name(), start.runId());
            LogPosition applied = position.claim(connection).orElse(start.position());
            progress = new LogProgress(applied);
            saved = applied;
            connection.setAutoCommit(false);
        } else {
            // The reader has passed a statement, and everything before it came before this.
            progress.advanceTo(start.position());
        }
        // Names the start at the target, so that "nothing applied yet" and "never started" differ.
        save();
    }

    private long apply(LogTransaction first) throws SQLException, InterruptedException {
        long count = 0;
        Element next = first;
        LogTransaction last = null;
        while (next instanceof LogTransaction transaction) {
            if (count > 0) {
                queue.poll();
            }
            count++;
            last = transaction;
            if (!progress.contains(transaction.end())) {
                batch.add(transaction);
                if (transaction.last()) {
                    progress.advance(transaction.end());
                }
            }
            next = full() ? null : queue.peek();
        }
        if (batch.rows() > 0 || open) {
            write(last.last());
        }
        return count;
    }

    private boolean full() {
        return batch.rows() >= BATCH_ROWS || batch.bytes() >= BATCH_BYTES;
    }

    private void write(boolean commit) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                batch.write((sql, length) -> RawSql.execute(connection, sql, length));
                if (commit) {
                    save();
                }
                break;
            } catch (SQLException e) {
                // Slices that were sent before are gone with the rollback, so only a batch of its
                // own can be sent again.
                if (open || attempt == ATTEMPTS || !TargetErrors.isTransient(e)) {
                    throw explain(e);
                }
                metrics.retries.inc();
                connection.rollback();
                Thread.sleep(PAUSE_MILLIS * attempt);
            }
        }
        open = !commit;
        count(begin);
        batch.clear();
    }

    private void count(long begin) {
        metrics.applyTimeMs.inc(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        metrics.batches.inc();
        metrics.rowsApplied.inc(batch.rows());
        metrics.transactionsApplied.inc(batch.transactions());
        if (!open) {
            metrics.delay(System.currentTimeMillis() - batch.commitMicros() / 1_000);
        }
    }

    private OmsException explain(SQLException e) {
        return new OmsException(
                TargetErrors.classify(e),
                "Cannot apply the log to "
                        + batch.writing().map(table -> table + " of ").orElse("")
                        + plan.target()
                        + ": "
                        + e.getMessage()
                        + " (error "
                        + e.getErrorCode()
                        + "). Applied is everything up to "
                        + saved
                        + "; it failed between there and "
                        + progress.position()
                        + ". "
                        + TargetErrors.advice(e),
                e);
    }

    private void heartbeat(Heartbeat heartbeat) throws SQLException {
        if (open) {
            return;
        }
        LogPosition before = progress.position();
        // May lie before what is applied: the reader asked for its start before the former
        // applier's last commit.
        progress.advanceTo(heartbeat.position());
        unsaved |= !before.equals(progress.position());
        // Keeps the recorded place close, so that a restart does not read hours of other people's
        // transactions again.
        if (unsaved && (heartbeat.idle() || System.nanoTime() - savedNanos > PERSIST_NANOS)) {
            save();
        }
        if (heartbeat.idle()) {
            metrics.delay(0);
        }
    }

    /** Writes the position and commits. */
    private void save() throws SQLException {
        LogPosition at = progress.position();
        position.save(connection, at, batch.commitMicros(), batch.transactions(), batch.rows());
        connection.commit();
        saved = at;
        metrics.position(at.toString());
        savedNanos = System.nanoTime();
        unsaved = false;
    }

    private void disconnect() {
        Connection current = connection;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                org.slf4j.LoggerFactory.getLogger(LogApplier.class)
                        .debug("closing the applying connection", e);
            }
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        queue.close();
        if (thread != null) {
            thread.interrupt();
            thread.join(JOIN_MILLIS);
            Connection current = connection;
            if (thread.isAlive() && current != null) {
                // A statement that waits for a server that does not answer.
                current.abort(Runnable::run);
            }
        }
    }
}
