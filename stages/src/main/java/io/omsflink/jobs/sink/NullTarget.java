package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedShares;
import java.sql.SQLException;
import java.util.List;

/** The writer of a job as far as the connections to the target, which throw everything away. */
public final class NullTarget implements AutoCloseable {
    private static final long QUEUE_BYTES = 8L * 1024 * 1024;

    private final WorkQueue<Element> queue = new WorkQueue<>(QUEUE_BYTES, "apply to nothing");
    private final ApplyCrew crew;
    private final Dispatch dispatch;
    private final Thread thread;

    public NullTarget(JobPlan plan, TableSchema table, LogPosition from) {
        List<TableSchema> tables = List.of(table);
        ApplyWindow window = new ApplyWindow(from);
        Commits commits = new Commits(plan.appliers());
        this.crew =
                new ApplyCrew(commits, tables, i -> new NullApplier(i, tables, window, commits));
        this.dispatch = new Dispatch(plan, tables, window, crew, new AppliedShares());
        this.thread = ApplyThreads.start("null-dispatch", this::run);
    }

    public void add(Element element) throws InterruptedException {
        long size =
                element instanceof LogTransaction transaction ? transaction.changes().length : 0;
        queue.add(element, size + Dispatch.TRANSACTION_BYTES);
    }

    /** Waits until everything is thrown away. */
    public void flush() throws InterruptedException {
        queue.await(queue.added());
        dispatch.drain();
    }

    private void run() {
        try {
            for (Element next = next(); next != null; next = next()) {
                if (next instanceof LogTransaction transaction) {
                    dispatch.transaction(transaction);
                } else if (next instanceof Heartbeat heartbeat) {
                    dispatch.reached(heartbeat.position());
                }
                queue.done(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            queue.fail(e);
        }
    }

    private Element next() throws InterruptedException {
        Element next = queue.poll();
        if (next == null) {
            crew.release();
            next = queue.take();
        }
        return next;
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        queue.close();
        thread.join();
        crew.close();
    }
}
