package io.omsflink.bench.delay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Stage;
import java.util.Arrays;

/** The delays of one follower, in ms. */
public record Delays(
        String name,
        String description,
        int inserts,
        @JsonProperty("p50_ms") double p50,
        @JsonProperty("p90_ms") double p90,
        @JsonProperty("p99_ms") double p99,
        @JsonProperty("max_ms") double max) {

    /** Measures on fresh servers. */
    public static Delays measure(Stage stage, Follower follower, int inserts) throws Exception {
        try (Arena arena = stage.open(follower.name(), follower.setup())) {
            AutoCloseable following = follower.follow(arena);
            try (following) {
                return of(follower, InsertProbe.measure(arena, inserts));
            }
        }
    }

    private static Delays of(Follower follower, double... delays) {
        double[] sorted = delays.clone();
        Arrays.sort(sorted);
        return new Delays(
                follower.name(),
                follower.description(),
                sorted.length,
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
