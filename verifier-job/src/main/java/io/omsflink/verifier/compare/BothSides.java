package io.omsflink.verifier.compare;

import io.omsflink.project.Endpoint;
import io.omsflink.verifier.table.Side;
import java.sql.SQLException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the source and the target at the same time, each on a thread of its own; when one of them
 * fails or the caller is interrupted, the other one is ended as well.
 */
final class BothSides implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BothSides.class);

    private final SideReader source;
    private final SideReader target;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, BothSides::thread);

    BothSides(Endpoint source, Endpoint target) {
        this.source = new SideReader(source, Side.SOURCE);
        this.target = new SideReader(target, Side.TARGET);
    }

    /** What is to be read of one side. */
    @FunctionalInterface
    interface Task {
        void read(SideReader reader) throws SQLException;
    }

    /** Runs the task for both sides; returns when both are done. */
    void run(Task task) throws SQLException, InterruptedException {
        run(task, task);
    }

    void run(Task atSource, Task atTarget) throws SQLException, InterruptedException {
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        running.submit(() -> read(atSource, source));
        running.submit(() -> read(atTarget, target));
        int ended = 0;
        try {
            for (; ended < 2; ended++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            abort();
            awaitOther(running, ended);
            throw cause(e);
        } catch (InterruptedException e) {
            abort();
            throw e;
        }
    }

    private static Void read(Task task, SideReader reader) throws SQLException {
        task.read(reader);
        return null;
    }

    /** The next task must not meet a thread that still ends this one. */
    private static void awaitOther(CompletionService<Void> running, int ended)
            throws InterruptedException {
        for (int i = ended + 1; i < 2; i++) {
            // It has failed as well, of the abort.
            LOG.debug("the other side ended: {}", running.take());
        }
    }

    private static SQLException cause(ExecutionException e) {
        if (e.getCause() instanceof SQLException sql) {
            return sql;
        }
        if (e.getCause() instanceof RuntimeException runtime) {
            throw runtime;
        }
        throw new IllegalStateException(e.getCause());
    }

    private void abort() {
        source.abort();
        target.abort();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "oms-verify-read");
        thread.setDaemon(true);
        thread.setContextClassLoader(BothSides.class.getClassLoader());
        return thread;
    }

    @Override
    public void close() {
        abort();
        threads.shutdownNow();
    }
}
