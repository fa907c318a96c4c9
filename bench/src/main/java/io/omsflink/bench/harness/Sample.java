package io.omsflink.bench.harness;

import java.util.Map;

/**
 * What one run of a contender took.
 *
 * @param toolCpuSeconds of the contender's own processes; NaN when it has none
 * @param serverCpuSeconds of the source and the target server, as far as they are not the
 *     contender's own processes
 * @param peakRssMb of the contender's own processes, their peaks added up; NaN when it has none
 * @param extras further figures by name, as in {@code caught_up_s}
 */
public record Sample(
        double wallSeconds,
        double toolCpuSeconds,
        double serverCpuSeconds,
        double peakRssMb,
        Map<String, Double> extras) {

    public Sample {
        extras = Map.copyOf(extras);
    }
}
