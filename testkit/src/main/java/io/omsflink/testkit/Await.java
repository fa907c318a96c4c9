package io.omsflink.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions; every wait has a bound. */
public final class Await {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Await() {}

    /**
     * Something that may be true some time later. An exception counts as "not yet" and is kept for
     * the message.
     */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Returns as soon as the condition holds.
     *
     * @param what completes the sentence "Gave up waiting until ..."
     * @throws AssertionError when it does not hold in time
     */
    public static void until(String what, Duration bound, Condition condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            pause();
        } while (System.nanoTime() < deadline);
        throw new AssertionError(
                "Gave up waiting until " + what + ": not so after " + bound.toMillis() + " ms",
                last);
    }

    private static void pause() {
        LockSupport.parkNanos(INTERVAL.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Interrupted while waiting");
        }
    }
}
