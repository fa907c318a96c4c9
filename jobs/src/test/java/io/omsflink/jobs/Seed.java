package io.omsflink.jobs;

import java.util.Random;

/**
 * Where random tests get their numbers from: each run another seed, printed, and the same again by
 * {@code -Doms.test.seed=}.
 */
public final class Seed {

    private Seed() {}

    public static long next() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        return seed;
    }

    public static Random random() {
        return new Random(next());
    }
}
