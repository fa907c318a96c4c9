package io.omsflink.bench.chaos;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a round came to.
 *
 * @param transactions that are known to be committed at the source
 * @param back counters that an observer saw go back
 * @param failure why the round did not come to its end, or what else is wrong; empty when nothing
 */
record RoundResult(
        long seed,
        double seconds,
        long transactions,
        List<Injector.Struck> faults,
        long looks,
        long lost,
        long duplicated,
        long extra,
        long torn,
        long back,
        @JsonProperty("recovery_p50_ms") long recoveryP50,
        @JsonProperty("recovery_p99_ms") long recoveryP99,
        List<String> differences,
        String failure) {

    boolean ok() {
        return lost + duplicated + extra + torn + back == 0
                && differences.isEmpty()
                && failure.isEmpty();
    }
}
