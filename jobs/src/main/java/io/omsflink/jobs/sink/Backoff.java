package io.omsflink.jobs.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts of the same work: doubling from the first to the longest, each drawn
 * between half and all of it, so that writers that were refused together do not come back together.
 * Attempts are bounded. Not thread safe.
 */
final class Backoff {

    /** Waits; a test counts instead. */
    interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }

    private final long firstMillis;
    private final long longestMillis;
    private final int attempts;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private int failures;

    /**
     * @param attempts of the work in all, the first one included
     */
    Backoff(Duration first, Duration longest, int attempts) {
        this(first, longest, attempts, RandomGenerator.getDefault(), Thread::sleep);
    }

    Backoff(
            Duration first,
            Duration longest,
            int attempts,
            RandomGenerator random,
            Sleeper sleeper) {
        this.firstMillis = first.toMillis();
        this.longestMillis = longest.toMillis();
        this.attempts = attempts;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * Takes note of a failed attempt and waits for the next one.
     *
     * @return false, without waiting, when there is none left
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    boolean await() throws InterruptedException {
        if (++failures >= attempts) {
            return false;
        }
        long limit = longest(failures);
        sleeper.sleep(limit - random.nextLong(limit / 2 + 1));
        return true;
    }

    /** The work succeeded: the next failure is a first one. */
    void reset() {
        failures = 0;
    }

    /** Attempts that failed since the last success. */
    int failures() {
        return failures;
    }

    private long longest(int failure) {
        int doublings = Math.min(failure - 1, 30);
        return Math.min(longestMillis, firstMillis << doublings);
    }
}
