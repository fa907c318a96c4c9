package io.omsflink.bench.chaos;

import io.omsflink.testkit.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what the product has to bring about, and not for a job that has failed. */
final class Patience {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Supplier<Optional<String>> jobFailure;
    private long asked;

    /**
     * @param jobFailure why there is nothing to wait for any more
     */
    Patience(Supplier<Optional<String>> jobFailure) {
        this.jobFailure = jobFailure;
    }

    /**
     * Returns as soon as the condition holds.
     *
     * @param what completes the sentence "Gave up waiting until ..."
     * @throws IllegalStateException when it does not hold in time, or the job has failed
     */
    void until(String what, Duration bound, Await.Condition condition) {
        long end = System.nanoTime() + bound.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (Exception notNow) {
                last = notNow;
            }
            check();
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IllegalStateException(
                "Gave up waiting until %s: not so after %d s%s"
                        .formatted(
                                what,
                                bound.toSeconds(),
                                last == null ? "" : ", last error: " + last.getMessage()),
                last);
    }

    /** Throws if the job has failed; asks not too often. */
    synchronized void check() {
        long now = System.nanoTime();
        if (now - asked > ASK_NANOS) {
            asked = now;
            jobFailure
                    .get()
                    .ifPresent(
                            why -> {
                                throw new IllegalStateException(why);
                            });
        }
    }
}
