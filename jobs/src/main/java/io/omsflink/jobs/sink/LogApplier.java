package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogDefinition;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedPosition;
import io.omsflink.jobs.meta.AppliedShares;
import io.omsflink.jobs.throttle.Throttle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Applies the log on several connections: hands each source transaction, in the log's order, to the
 * connection that fits best. Transactions that touch the same row or the same unique value keep
 * their order, others may overtake each other; every one of them stays whole.
 *
 * <pre>
 *   task --WorkQueue--> dispatcher --TaskQueue--> worker (connection) * n
 *                            \--ApplyWindow--> keeper: oms_meta.progress
 * </pre>
 *
 * <p>Memory is bounded by the queue before the dispatcher and by {@link ApplyWindow}.
 */
final class LogApplier implements AutoCloseable {
    private static final long QUEUE_BYTES = 8L * 1024 * 1024;

    private final JobPlan plan;
    private final WriterMetrics metrics;
    private final Throttle throttle;
    private final WorkQueue<Element> queue;
    private Thread thread;
    private volatile ApplyCrew crew;
    private Dispatch dispatch;
    private AppliedPosition position;
    private ApplyWindow window;
    private AppliedShares inherited;
    private DefinitionExecutor executor;
    private Predicate<LogPoint> checked;
    private volatile ProgressKeeper keeper;

    /** What the dispatcher may wait for while it takes over or changes tables. */
    private volatile Connection claiming;

    LogApplier(JobPlan plan, WriterMetrics metrics, Throttle throttle) {
        this.plan = plan;
        this.metrics = metrics;
        this.throttle = throttle;
        this.queue = new WorkQueue<>(QUEUE_BYTES, "apply the log to " + plan.target());
    }

    void add(Element element) throws InterruptedException {
        if (thread == null) {
            thread = ApplyThreads.start("oms-dispatch-" + plan.name(), this::run);
        }
        long size =
                element instanceof LogTransaction transaction ? transaction.changes().length : 0;
        queue.add(element, size + Dispatch.TRANSACTION_BYTES);
    }

    /** Waits until everything is applied and recorded. */
    void flush() throws InterruptedException {
        queue.await(queue.added());
        ProgressKeeper recorder = keeper;
        if (recorder != null) {
            window.awaitEmpty();
            recorder.flush();
        }
        queue.check();
    }

    private void run() {
        try {
            Element element = next();
            while (element != null) {
                handle(element);
                queue.done(1);
                element = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void failed(Throwable e) {
        queue.fail(TargetErrors.explained(e, plan, "apply the log to " + plan.target()));
        if (window != null) {
            window.end();
        }
        ApplyCrew workers = crew;
        if (workers != null) {
            workers.end();
        }
    }

    private Element next() throws InterruptedException {
        Element element = queue.poll();
        if (element == null && crew != null) {
            // Nobody waits for a batch to fill, so an idle stream is applied at once.
            crew.release();
        }
        return element == null ? queue.take() : element;
    }

    private void handle(Element element) throws SQLException, InterruptedException {
        if (element instanceof LogTransaction transaction) {
            dispatch.transaction(transaction);
        } else if (element instanceof LogStart start) {
            start(start);
        } else if (element instanceof LogDefinition definition) {
            definition(definition);
        } else if (element instanceof Heartbeat heartbeat) {
            heartbeat(heartbeat);
        }
    }

    private void start(LogStart start) throws SQLException, InterruptedException {
        takeOver(start);
        begin(start.tables());
    }

    /** The tables are still from here until the statement is done. */
    private void definition(LogDefinition definition) throws SQLException, InterruptedException {
        settle();
        if (!window.contains(definition.end())) {
            executor.execute(definition);
            dispatch.passed(definition.end(), definition.commitMicros());
            settle();
        }
        // The next crew begins with nothing applied ahead of the position.
        crew.close();
        inherited = inherited.after(keeper.saved());
        begin(definition.tables());
    }

    /** Returns when everything so far is applied and recorded. */
    private void settle() throws InterruptedException {
        boolean drained = dispatch.drain();
        keeper.flush();
        if (!drained || !keeper.saved().equals(window.state().position())) {
            throw new InterruptedException("ended meanwhile");
        }
    }

    private void begin(List<TableSchema> tables) throws InterruptedException {
        ApplyContext context =
                new ApplyContext(
                        plan,
                        metrics,
                        position,
                        window,
                        new Commits(plan.appliers()),
                        throttle,
                        keeper::saved,
                        checked,
                        this::failed);
        crew = ApplyCrew.connected(context, tables, inherited);
        dispatch = new Dispatch(plan, tables, window, crew, inherited);
    }

    private void takeOver(LogStart start) throws SQLException, InterruptedException {
        Connection connection = Connections.open(plan.target(), ConnectionRole.WRITE);
        claiming = connection;
        AppliedPosition.Applied applied = claim(connection, start);
        LogPosition from = applied.position().orElse(start.position());
        inherited = applied.ahead();
        executor =
                new DefinitionExecutor(
                        plan, position.definitions(), target -> this.claiming = target);
        window = new ApplyWindow(from);
        // Names the start at the target, so that "nothing applied yet" and "never started" differ.
        keeper =
                new ProgressKeeper(plan, position, connection, from, window, metrics, this::failed);
    }

    /** A closed applier must not claim: its successor may have done so, and would be fenced off. */
    private AppliedPosition.Applied claim(Connection connection, LogStart start)
            throws SQLException, InterruptedException {
        try {
            requireOpen();
            position = new AppliedPosition(plan.name(), start.runId());
            AppliedPosition.Applied applied = position.claim(connection, plan.appliers());
            checked = CheckStart.of(plan, start.runId(), connection);
            requireOpen();
            return applied;
        } catch (SQLException | InterruptedException | RuntimeException e) {
            ApplyThreads.close(connection);
            throw e;
        }
    }

    private void requireOpen() throws InterruptedException {
        if (queue.closed()) {
            throw new InterruptedException("closed meanwhile");
        }
    }

    private void heartbeat(Heartbeat heartbeat) throws InterruptedException {
        // May lie before what is applied: the reader asked for its start before the former
        // applier's last commit.
        dispatch.reached(heartbeat.position());
        if (heartbeat.idle() && window.isEmpty()) {
            metrics.delay(0);
        }
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        queue.close();
        if (window != null) {
            window.end();
        }
        // First: a dispatcher that is taking over makes a keeper and a crew at any moment.
        if (thread != null) {
            ApplyThreads.stop(thread, claiming);
        }
        try (ProgressKeeper closedLast = keeper) {
            if (crew != null) {
                crew.close();
            }
        }
    }
}
