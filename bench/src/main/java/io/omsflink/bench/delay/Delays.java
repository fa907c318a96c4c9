package io.omsflink.bench.delay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.sysbench.SteadyLoad;
import java.util.Arrays;

/**
 * The delays of one follower, in ms.
 *
 * @param load transactions a second beside the inserts, as many as there really were
 */
public record Delays(
        String name,
        String description,
        int inserts,
        @JsonProperty("load_tps") double load,
        @JsonProperty("p50_ms") double p50,
        @JsonProperty("p90_ms") double p90,
        @JsonProperty("p99_ms") double p99,
        @JsonProperty("max_ms") double max) {

    /**
     * Measures on fresh servers.
     *
     * @param load transactions a second beside the inserts, 0 for an idle stream
     */
    public static Delays measure(Stage stage, Follower follower, int inserts, int load)
            throws Exception {
        try (Arena arena = stage.open(follower.name(), follower.setup())) {
            AutoCloseable following = follower.follow(arena);
            try (following) {
                return load == 0
                        ? of(follower, 0, InsertProbe.measure(arena, inserts))
                        : underLoad(arena, follower, inserts, load);
            }
        }
    }

    private static Delays underLoad(Arena arena, Follower follower, int inserts, int load)
            throws Exception {
        try (SteadyLoad beside = new SteadyLoad(arena.source(), arena.tables(), load)) {
            double[] delays = InsertProbe.measure(arena, inserts);
            return of(follower, beside.reached(), delays);
        }
    }

    private static Delays of(Follower follower, double load, double... delays) {
        double[] sorted = delays.clone();
        Arrays.sort(sorted);
        return new Delays(
                follower.name(),
                follower.description(),
                sorted.length,
                Math.rint(load),
                quantile(sorted, 0.50),
                quantile(sorted, 0.90),
                quantile(sorted, 0.99),
                quantile(sorted, 1.00));
    }

    /** The smallest delay that is not exceeded by this share of all. */
    static double quantile(double[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] * 10) / 10.0;
    }
}
