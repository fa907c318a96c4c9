package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.jobs.meta.LoadFence;
import io.omsflink.jobs.throttle.Throttle;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Loads blocks on one connection and one thread.
 *
 * <ul>
 *   <li>A load is one target transaction: it begins with the fence's row and takes the blocks of
 *       one table until a chunk ends or {@link #LOAD_BYTES} are reached. It is a stream; no more
 *       than {@link #QUEUE_BYTES} of it are in memory.
 *   <li>A table without a key is emptied before the first block of its one chunk: what an attempt
 *       before left there cannot be replaced by key.
 * </ul>
 */
final class BulkLoader implements AutoCloseable {
    /** Blocks between the task's thread and the loading one. */
    private static final long QUEUE_BYTES = 2 * 1024 * 1024;

    /** Largest transaction at the target, which keeps an undo record for every row of it. */
    private static final long LOAD_BYTES = 64L * 1024 * 1024;

    private static final long JOIN_MILLIS = 5_000;

    private final JobPlan plan;
    private final WriterMetrics metrics;
    private final Throttle throttle;
    private final LoadFence fence;
    private final WorkQueue<RowBlock> queue;
    private final int subtask;
    private volatile Connection connection;
    private Thread thread;

    /** Number of the last block that ended a chunk. */
    private long lastComplete;

    BulkLoader(JobPlan plan, int subtask, WriterMetrics metrics, Throttle throttle) {
        this.plan = plan;
        this.subtask = subtask;
        this.metrics = metrics;
        this.throttle = throttle;
        this.fence = new LoadFence(plan.name(), subtask, UUID.randomUUID().toString());
        this.queue = new WorkQueue<>(QUEUE_BYTES, "load rows into " + plan.target());
    }

    void add(RowBlock block) throws InterruptedException {
        if (thread == null) {
            thread = new Thread(this::run, "oms-load-" + plan.name() + "-" + subtask);
            thread.setDaemon(true);
            thread.setContextClassLoader(BulkLoader.class.getClassLoader());
            thread.start();
        }
        queue.add(block, block.length());
        if (block.last()) {
            lastComplete = queue.added();
        }
    }

    /** Waits until every complete chunk is committed. */
    void flush() throws InterruptedException {
        queue.check();
        queue.await(lastComplete);
    }

    private void run() {
        try {
            connection = Connections.open(plan.target(), ConnectionRole.WRITE);
            fence.claim(connection);
            LoadStatement statement = LoadStatement.of(connection, plan);
            connection.setAutoCommit(false);
            while (!queue.closed()) {
                RowBlock first = queue.take();
                if (first != null) {
                    throttle.take(first.rows(), first.length());
                    load(statement, first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            queue.fail(TargetErrors.explained(e, plan, "load rows into " + plan.target()));
        } finally {
            disconnect();
        }
    }

    private void load(LoadStatement statement, RowBlock first)
            throws SQLException, InterruptedException {

        BlockStream blocks =
                new BlockStream(queue, first, LOAD_BYTES, throttle, statement::isLarge);
        try {
            fence.pass(connection);
            if (first.first() && first.table().rowKey().isEmpty()) {
                // Behind the fence: a task that was given up must not delete what the next one
                // loaded.
                statement.empty(first.table());
            }
            statement.load(connection, first, blocks);
            if (queue.closed()) {
                // The stream ended because this task is cancelled, not because the rows did.
                connection.rollback();
                return;
            }
            connection.commit();
            ReadOnlyTarget.over(plan.name());
        } catch (SQLException e) {
            throw explain(first, e);
        }
        metrics.rowsLoaded.inc(blocks.rows());
        metrics.bytesLoaded.inc(blocks.bytes());
        queue.done(blocks.blocks());
    }

    private OmsException explain(RowBlock block, SQLException e) {
        return new OmsException(
                TargetErrors.classify(e),
                "Cannot load rows into "
                        + block.table().id()
                        + ": "
                        + e.getMessage()
                        + " (error "
                        + e.getErrorCode()
                        + "). "
                        + TargetErrors.advice(e, plan.name()),
                e);
    }

    private void disconnect() {
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                org.slf4j.LoggerFactory.getLogger(BulkLoader.class)
                        .debug("closing the loading connection", e);
            }
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        queue.close();
        if (thread != null) {
            thread.interrupt();
            Connection open = connection;
            if (open != null && thread.isAlive()) {
                // Ends a load that waits for a server that does not answer.
                open.abort(Runnable::run);
            }
            thread.join(JOIN_MILLIS);
        }
    }
}
