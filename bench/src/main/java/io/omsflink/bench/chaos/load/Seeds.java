package io.omsflink.bench.chaos.load;

import java.util.Random;

/** Random streams that do not depend on each other, all from one seed. */
public final class Seeds {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * The stream of a seed for one purpose.
     *
     * @param purpose names it
     */
    public static Random random(long seed, String purpose) {
        return new Random((seed * GOLDEN) ^ (purpose.hashCode() * 0xBF58476D1CE4E5B9L));
    }
}
