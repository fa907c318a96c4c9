package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.RawSql;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedAhead;
import io.omsflink.jobs.meta.AppliedShares;
import io.omsflink.jobs.throttle.TargetStrain;
import io.omsflink.project.ConflictPolicy;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One applying connection and its thread.
 *
 * <ul>
 *   <li>A target transaction takes as many whole source transactions as wait, up to {@link
 *       #BATCH_ROWS}. Nobody waits for a batch to fill, so an idle stream is applied at once.
 *   <li>What it contains is recorded in the same target transaction, so each change has its effect
 *       once, also in tables without a key, also when the answer to a commit was lost.
 *   <li>It commits before it waits for another connection, so two never wait for each other.
 *   <li>Slices of a huge transaction that has to stay whole are sent as they come and committed
 *       with the last one.
 * </ul>
 */
final class ApplyWorker implements Applier {
    // Rows of a batch go in key order: the more there are, the more of them meet on a page.
    static final int BATCH_ROWS = 10_000;
    static final long BATCH_BYTES = 4L * 1024 * 1024;
    private static final int QUEUE_ROWS = 2 * BATCH_ROWS;
    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ApplyWorker.class);

    private final int number;
    private final ApplyContext context;
    private final AppliedAhead record;
    private final List<TableSchema> tables;
    private final TaskQueue queue = new TaskQueue(BATCH_ROWS, QUEUE_ROWS);
    private final TargetStrain strain = new TargetStrain();
    private final List<ApplyTask> taken = new ArrayList<>();
    private final Thread thread;
    private volatile Connection connection;
    private ApplyBatch batch;
    private ConflictRun conflicts;
    private AppliedShares ahead;
    private LogPosition pruned;
    private long batches;
    private boolean open;

    /** Rows are compared with the log before they are changed, from some transaction on. */
    private boolean checking;

    /** The target has refused something of the batch, so the policy has to be carried out. */
    private boolean careful;

    private int refused;

    /**
     * @param ahead what counts as applied by this connection already
     */
    ApplyWorker(int number, ApplyContext context, List<TableSchema> tables, AppliedShares ahead) {
        this.number = number;
        this.context = context;
        this.record = context.record(number);
        this.tables = tables;
        this.batch = new ApplyBatch(tables);
        this.conflicts = new ConflictRun(context.plan(), tables, false);
        this.ahead = ahead;
        this.thread =
                ApplyThreads.start("oms-apply-" + context.plan().name() + "-" + number, this::run);
    }

    @Override
    public TaskQueue queue() {
        return queue;
    }

    private void run() {
        try {
            connect();
            // A crew before this one may have counted there.
            batches = record.batch(connection);
            connection.commit();
            ApplyTask task = queue.take();
            while (task != null && awaitOthers(task)) {
                apply(task);
                task = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            context.failed(e);
        } finally {
            ApplyThreads.close(connection);
        }
    }

    private void connect() throws SQLException {
        connection = Connections.open(context.plan().target(), ConnectionRole.WRITE);
        connection.setAutoCommit(false);
    }

    private boolean awaitOthers(ApplyTask task) throws InterruptedException {
        boolean going = true;
        for (int i = 0; task.after() != null && i < task.after().length && going; i++) {
            going = context.commits().await(i, task.after()[i]);
        }
        return going;
    }

    /** Whether this transaction is the first one that is checked. */
    private boolean beginsChecks(ApplyTask task) {
        return !checking && context.checked().test(task.transaction().end());
    }

    private boolean ready(ApplyTask task) {
        if (beginsChecks(task)) {
            return false;
        }
        for (int i = 0; task.after() != null && i < task.after().length; i++) {
            if (!context.commits().reached(i, task.after()[i])) {
                return false;
            }
        }
        return true;
    }

    private void apply(ApplyTask first) throws SQLException, InterruptedException {
        if (beginsChecks(first)) {
            checking = true;
            batch = new ApplyBatch(tables, true);
            conflicts = new ConflictRun(context.plan(), tables, true);
        }
        ApplyTask next = first;
        do {
            if (!taken.isEmpty()) {
                queue.poll();
            }
            taken.add(next);
            batch.add(next.transaction());
            next = full() ? null : queue.peek();
        } while (next != null && ready(next));
        write(taken.get(taken.size() - 1).ends());
    }

    private boolean full() {
        return batch.rows() >= BATCH_ROWS || batch.bytes() >= BATCH_BYTES;
    }

    private void write(boolean commit) throws SQLException, InterruptedException {
        context.throttle().take(batch.rows(), batch.bytes());
        long begin = System.nanoTime();
        AppliedShares after = commit ? applied() : ahead;
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, ATTEMPTS);
        while (!written(commit, after, backoff)) {
            context.metrics().retries.inc();
        }
        open = !commit;
        ahead = after;
        batches += commit ? 1 : 0;
        count(begin);
        careful = false;
        long pause = strain.took(System.nanoTime() - begin, batch.rows(), batch.bytes());
        batch.clear();
        release(commit);
        rest(pause);
    }

    /** Leaves a target alone that has become slow. */
    private void rest(long millis) throws InterruptedException {
        if (millis > 0) {
            context.metrics().restMs.inc(millis);
            Thread.sleep(millis);
        }
    }

    /** Whether the batch is at the target; false when it has to be sent again. */
    private boolean written(boolean commit, AppliedShares after, Backoff backoff)
            throws SQLException, InterruptedException {
        boolean committing = false;
        try {
            send();
            if (commit) {
                record.save(connection, batches + 1, after);
                committing = true;
                connection.commit();
            }
            ReadOnlyTarget.over(context.plan().name());
            return true;
        } catch (SQLException e) {
            ReadOnlyTarget.note(e, context.plan().name());
            ErrorKind kind = committing ? TargetErrors.kindAtCommit(e) : TargetErrors.kind(e);
            if (kind.conflict() && resolvable()) {
                return withCare();
            }
            // Slices that were sent before are gone with the transaction, so only a batch of its
            // own can be sent again.
            if (open || !commit || !kind.repeatable() || !backoff.await()) {
                throw explain(e);
            }
            return kind.needsConnection() ? arrived() : rolledBack();
        } catch (OmsException e) {
            if (e.code() == ErrorCode.VALUE_REFUSED && resolvable()) {
                return withCare();
            }
            throw e;
        }
    }

    private void send() throws SQLException {
        SqlSender sender = (sql, length) -> RawSql.execute(connection, sql, length);
        refused = 0;
        if (careful) {
            refused = conflicts.apply(taken.stream().map(ApplyTask::transaction).toList(), sender);
            return;
        }
        if (open && context.plan().conflict() != ConflictPolicy.STOP) {
            ConflictRun.mark(sender);
        }
        batch.write(sender);
    }

    private boolean resolvable() {
        return !careful && context.plan().conflict() != ConflictPolicy.STOP;
    }

    /** Sends the batch again, and carries out the policy where it is refused. */
    private boolean withCare() throws SQLException {
        careful = true;
        if (open) {
            // Slices that were sent before stay.
            ConflictRun.backToMark((sql, length) -> RawSql.execute(connection, sql, length));
            return false;
        }
        return rolledBack();
    }

    private boolean rolledBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Whether the transaction is still open, nobody knows: what was sent must not be sent
            // again behind it. The next attempt meets the closed connection and opens another.
            LOG.info("Cannot roll back at the target: {}", e.getMessage());
            ApplyThreads.close(connection);
        }
        return false;
    }

    /** Opens another connection; whether the batch is at the target although nobody said so. */
    private boolean arrived() {
        ApplyThreads.close(connection);
        try {
            connect();
            boolean arrived = record.batch(connection) == batches + 1;
            connection.commit();
            return arrived;
        } catch (SQLException | OmsException e) {
            if (e instanceof OmsException fenced && fenced.code() == ErrorCode.WRITER_FENCED) {
                throw fenced;
            }
            LOG.info("The target is not back yet: {}", e.getMessage());
            // The next attempt must not begin before the question is answered.
            ApplyThreads.close(connection);
            return false;
        }
    }

    private AppliedShares applied() {
        LogPosition saved = context.saved();
        AppliedShares after = saved.equals(pruned) ? ahead.copy() : ahead.after(saved);
        pruned = saved;
        taken.forEach(task -> after.add(task.mark()));
        return after;
    }

    private void release(boolean committed) {
        int ended = context.window().done(taken.stream().map(ApplyTask::entry).toList());
        context.metrics().transactionsApplied.inc(ended);
        if (committed) {
            context.commits().committed(number, taken.get(taken.size() - 1).ticket());
        }
        taken.clear();
    }

    private void count(long begin) {
        WriterMetrics metrics = context.metrics();
        metrics.applyTimeMs.inc(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        metrics.batches.inc();
        metrics.rowsApplied.inc(batch.rows());
        metrics.conflicts.inc(refused);
        if (!open) {
            metrics.delay(System.currentTimeMillis() - batch.commitMicros() / 1_000);
        }
    }

    private OmsException explain(SQLException e) {
        LogTransaction last = taken.get(taken.size() - 1).transaction();
        return new OmsException(
                TargetErrors.classify(e),
                "Cannot apply the log to "
                        + batch.writing().map(table -> table + " of ").orElse("")
                        + context.plan().target()
                        + ": "
                        + e.getMessage()
                        + " (error "
                        + e.getErrorCode()
                        + "). Applied is everything up to "
                        + context.saved()
                        + "; it failed between "
                        + taken.get(0).transaction().end().place()
                        + " and "
                        + last.end().place()
                        + ". "
                        + TargetErrors.advice(e, context.plan().name()),
                e);
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        queue.close();
        ApplyThreads.stop(thread, connection);
    }
}
