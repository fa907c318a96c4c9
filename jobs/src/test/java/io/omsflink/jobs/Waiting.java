package io.omsflink.jobs;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call on a thread of its own that is expected to wait for something. */
public final class Waiting<T> {
    private static final long BOUND_NANOS = Duration.ofSeconds(30).toNanos();

    private final FutureTask<T> task;
    private final Thread thread;

    private Waiting(Callable<T> call) {
        task = new FutureTask<>(call);
        thread = new Thread(task, "waiting");
        thread.setDaemon(true);
        thread.start();
    }

    /** An action that may throw. */
    public interface Action {
        void run() throws Exception;
    }

    /** Starts the call and returns when it waits. */
    public static <T> Waiting<T> in(Callable<T> call) {
        Waiting<T> waiting = new Waiting<>(call);
        long end = System.nanoTime() + BOUND_NANOS;
        while (waiting.thread.getState() != Thread.State.WAITING) {
            if (waiting.task.isDone() || System.nanoTime() > end) {
                throw new AssertionError("does not wait");
            }
            Thread.onSpinWait();
        }
        return waiting;
    }

    /** Asks until there is an answer. */
    public static <R> R until(java.util.function.Supplier<R> question) {
        long end = System.nanoTime() + BOUND_NANOS;
        for (R answer = question.get(); ; answer = question.get()) {
            if (answer != null) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("no answer");
            }
            Thread.onSpinWait();
        }
    }

    public static Waiting<Void> inAction(Action action) {
        return in(
                () -> {
                    action.run();
                    return null;
                });
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** What the call returned; throws what it threw. */
    public T result() throws Exception {
        try {
            return task.get(BOUND_NANOS, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new AssertionError("still waits", e);
        }
    }
}
