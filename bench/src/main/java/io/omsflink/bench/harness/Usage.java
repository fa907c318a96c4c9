package io.omsflink.bench.harness;

/**
 * CPU time and memory of processes.
 *
 * @param peakRssMb peaks of the processes added up
 */
public record Usage(double cpuSeconds, double peakRssMb) {
    public static final Usage NONE = new Usage(Double.NaN, Double.NaN);

    public Usage plus(Usage other) {
        return new Usage(cpuSeconds + other.cpuSeconds, peakRssMb + other.peakRssMb);
    }
}
