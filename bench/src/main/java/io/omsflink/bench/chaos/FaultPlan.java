package io.omsflink.bench.chaos;

import io.omsflink.bench.chaos.load.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The faults of a round, one after the other, all decided by its seed. */
final class FaultPlan {
    private static final int LONGEST_PAUSE_MS = 6_000;
    private static final int MOST_DURING_COPY = 3;
    private static final int SHORTEST_MS = 300;
    private static final int LONGEST_MS = 5_000;

    private final Random random;
    private final List<FaultKind> urn = new ArrayList<>();
    private final int duringCopy;

    FaultPlan(long seed, Set<FaultKind> kinds) {
        this.random = Seeds.random(seed, "faults");
        for (FaultKind kind : FaultKind.values()) {
            for (int i = 0; i < kind.weight() && kinds.contains(kind); i++) {
                urn.add(kind);
            }
        }
        this.duringCopy = Math.max(0, random.nextInt(2 * MOST_DURING_COPY) - MOST_DURING_COPY + 1);
    }

    /**
     * One fault.
     *
     * @param before how long to wait first
     * @param length of what lasts
     * @param awaited whether the product may recover before the next one
     */
    record Planned(FaultKind kind, Duration before, Duration length, boolean awaited) {}

    /** How many of the faults fall into the copy, which is slow then; often 0. */
    int duringCopy() {
        return duringCopy;
    }

    Planned next() {
        return new Planned(
                urn.get(random.nextInt(urn.size())),
                Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)),
                Duration.ofMillis(SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS)),
                random.nextInt(4) > 0);
    }
}
