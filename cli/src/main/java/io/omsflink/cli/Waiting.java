package io.omsflink.cli;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition that only asking can tell. */
public final class Waiting {
    private static final long STEP_MS = 100;

    private Waiting() {}

    /**
     * Asks about ten times a second until the condition holds.
     *
     * @return false when it did not hold within the limit
     */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(STEP_MS);
        }
        return true;
    }

    /** Sleeps; an interrupt ends the command. */
    public static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
