package io.omsflink.bench.sysbench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does a few long things at once. */
public final class Parallel {
    private Parallel() {}

    /** What to do with one item. */
    @FunctionalInterface
    public interface Work<T> {
        void on(T item) throws Exception;
    }

    /** Returns when all are done; the first failure is thrown then. */
    public static <T> void forEach(int threads, List<T> items, Work<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, Parallel::daemon);
        try {
            List<Future<Void>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(executor.submit(task(work, item)));
            }
            for (Future<Void> future : futures) {
                join(future);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> Callable<Void> task(Work<T> work, T item) {
        return () -> {
            work.on(item);
            return null;
        };
    }

    /** The value of something that was begun on another thread. */
    public static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bench");
        thread.setDaemon(true);
        return thread;
    }
}
