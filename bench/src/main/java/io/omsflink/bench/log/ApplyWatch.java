package io.omsflink.bench.log;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Watch;
import io.omsflink.bench.sysbench.Fingerprint;
import io.omsflink.bench.sysbench.Marker;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** Watches at the target until the whole write load is there. */
final class ApplyWatch {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private ApplyWatch() {}

    /**
     * Looks for the markers, which costs the target nothing, and only then at whole tables: a
     * follower may write the tables independently of each other.
     *
     * @param healthy fails when the contender has
     * @return when the target had all, in ms since 1970
     */
    static long untilApplied(Arena arena, Watch.Condition healthy) throws Exception {
        try (Connection source = arena.source().connect();
                Connection target = arena.target().connect()) {
            List<String> expected = Fingerprint.of(source, arena.tables());
            return Watch.until(
                    "all transactions are applied",
                    INTERVAL,
                    () ->
                            healthy.holds()
                                    && Marker.arrived(target, arena.tables())
                                    && Fingerprint.of(target, arena.tables()).equals(expected));
        }
    }
}
