package io.omsflink.jobs.throttle;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that the target has become slow, and says how long to leave it alone. For one thread.
 *
 * <p>Every connection waits for its answers, so a slow target gets less work by itself; it is asked
 * without a pause all the same, which keeps a server that compacts or runs short of memory from
 * recovering. So: the time that a unit of work takes is held against its running minimum. Where it
 * is {@link #TIMES} that long, and the answer took {@link #SLOW_NANOS} or more, the connection
 * rests for as long as the answer took, which halves its share of the target.
 *
 * <ul>
 *   <li>The minimum is that of the last {@link #WINDOWS} windows, so a target that stays slow (a
 *       smaller machine) is taken for normal after some minutes.
 *   <li>The lower bound in time keeps jitter of small transactions from counting.
 * </ul>
 */
public final class TargetStrain {
    private static final double TIMES = 8;
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final int WINDOWS = 5;
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** What a transaction costs besides its rows and bytes, in rows. */
    private static final long FIXED = 50;

    private static final long BYTES_OF_A_ROW = 200;

    private final LongSupplier clock;
    private final double[] minima = new double[WINDOWS];
    private int window;
    private long windowEnd;

    public TargetStrain() {
        this(System::nanoTime);
    }

    TargetStrain(LongSupplier clock) {
        this.clock = clock;
        java.util.Arrays.fill(minima, Double.MAX_VALUE);
        this.windowEnd = clock.getAsLong() + WINDOW_NANOS;
    }

    /**
     * Takes note of a target transaction.
     *
     * @param nanos from its first statement to the answer to its COMMIT
     * @return milliseconds to rest now, 0 for none
     */
    public long took(long nanos, long rows, long bytes) {
        turn();
        double cost = (double) nanos / (FIXED + rows + bytes / BYTES_OF_A_ROW);
        double usual = usual();
        minima[window] = Math.min(minima[window], cost);
        return nanos >= SLOW_NANOS && cost > TIMES * usual
                ? Math.min(LONGEST_PAUSE_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos))
                : 0;
    }

    private void turn() {
        while (clock.getAsLong() - windowEnd >= 0) {
            window = (window + 1) % WINDOWS;
            minima[window] = Double.MAX_VALUE;
            windowEnd += WINDOW_NANOS;
        }
    }

    private double usual() {
        double least = Double.MAX_VALUE;
        for (double minimum : minima) {
            least = Math.min(least, minimum);
        }
        return least;
    }
}
