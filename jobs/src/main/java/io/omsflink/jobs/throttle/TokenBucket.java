package io.omsflink.jobs.throttle;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many units in a second, on average. What is taken may be more than there is: the next one to
 * take waits until that is paid off. So a block larger than a second's allowance passes, and waits
 * are as long as the amounts say. Thread safe; the rate may change at any time, also for those that
 * wait.
 *
 * <p>Guava's RateLimiter, which Flink carries, cannot be interrupted and takes a new rate only
 * after the present wait.
 */
public final class TokenBucket {
    /** What may be saved up while nothing is taken. */
    private static final double BURST_SECONDS = 0.1;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private long perSecond;
    private double balance;
    private long settled;

    /**
     * @param perSecond 0 for no limit
     */
    public TokenBucket(long perSecond) {
        this(perSecond, System::nanoTime);
    }

    TokenBucket(long perSecond, LongSupplier clock) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.settled = clock.getAsLong();
    }

    /**
     * Takes units, after waiting for those that were taken before.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public synchronized void take(long units) throws InterruptedException {
        for (long wait = waitMillis(); wait > 0; wait = waitMillis()) {
            wait(wait);
        }
        if (perSecond > 0) {
            balance -= units;
        }
    }

    /** How long the next one to take has to wait, rounded up; 0 for not at all. */
    synchronized long waitMillis() {
        settle();
        return perSecond == 0 || balance >= 0 ? 0 : (long) Math.ceil(-balance * 1_000 / perSecond);
    }

    /**
     * @param units 0 for no limit
     */
    public synchronized void rate(long units) {
        if (units != perSecond) {
            settle();
            perSecond = units;
            // A debt made at another rate would be paid off too slowly or too fast.
            balance = 0;
            notifyAll();
        }
    }

    public synchronized long rate() {
        return perSecond;
    }

    private void settle() {
        long now = clock.getAsLong();
        double earned = (now - settled) / NANOS * perSecond;
        balance = Math.min(balance + earned, perSecond * BURST_SECONDS);
        settled = now;
    }
}
