package io.omsflink.verifier;

import java.util.Random;

/**
 * Where random tests get their numbers from: each run another seed, printed, and the same again by
 * {@code -Doms.test.seed=}.
 */
final class Seed {
    private Seed() {}

    static Random random() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        return new Random(seed);
    }
}
