package io.omsflink.bench.chaos;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a run of the suite came to.
 *
 * @param servers in words
 * @param folder kept for a look into it; empty when there is nothing to see
 */
record ChaosResult(
        long seed,
        String mode,
        String servers,
        String options,
        double seconds,
        List<RoundResult> rounds,
        String folder) {

    @JsonProperty
    boolean ok() {
        return !rounds.isEmpty() && rounds.stream().allMatch(RoundResult::ok);
    }

    /** Of all faults that were waited for. */
    long[] recoveries() {
        return rounds.stream()
                .flatMap(round -> round.faults().stream())
                .mapToLong(Injector.Struck::recoveryMs)
                .filter(ms -> ms >= 0)
                .sorted()
                .toArray();
    }

    /**
     * The smallest value that is not exceeded by this share of all; -1 of none.
     *
     * @param sorted the smallest first
     */
    static long quantile(double share, long... sorted) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? -1 : sorted[Math.max(0, index)];
    }

    static long[] sorted(LongStream values) {
        return values.filter(ms -> ms >= 0).sorted().toArray();
    }
}
