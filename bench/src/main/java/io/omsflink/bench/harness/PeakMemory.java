package io.omsflink.bench.harness;

import io.omsflink.testkit.ProcessUsage;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The most memory that processes had, from samples while they ran. */
final class PeakMemory {
    private static final double MEGABYTE = 1024.0 * 1024;

    private final Map<Long, Long> bytesByPid = new HashMap<>();

    void sample(ProcessHandle process) {
        try {
            long peak = ProcessUsage.of(process.pid()).peakRssBytes();
            bytesByPid.merge(process.pid(), peak, Math::max);
        } catch (UncheckedIOException ended) {
            // Its samples so far stand.
        }
    }

    double megabytes() {
        return bytesByPid.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
    }
}
