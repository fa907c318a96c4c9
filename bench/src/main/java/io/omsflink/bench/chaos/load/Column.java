package io.omsflink.bench.chaos.load;

import java.util.Random;

/** A column of a random table. */
record Column(String name, ValueKind kind, boolean nullable) {
    private static final int NULL_EVERY = 4;

    String definition() {
        return name + " " + kind.type() + (nullable ? " NULL" : " NOT NULL");
    }

    /** A literal for it. */
    String random(Random random, int domain) {
        // Both are drawn always, so that the stream of decisions does not depend on them.
        int number = random.nextInt(domain);
        boolean none = random.nextInt(NULL_EVERY) == 0;
        return nullable && none ? "NULL" : kind.literal(number);
    }
}
