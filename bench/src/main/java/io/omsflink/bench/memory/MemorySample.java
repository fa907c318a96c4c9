package io.omsflink.bench.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * The TaskManager's memory at one moment.
 *
 * @param rows copied by then
 * @param seconds since the job started
 * @param heapMb used after a full collection
 */
public record MemorySample(
        String scenario,
        long rows,
        double seconds,
        @JsonProperty("heap_after_gc_mb") double heapMb,
        @JsonProperty("rss_mb") double rssMb,
        @JsonProperty("peak_rss_mb") double peakRssMb) {

    public static final String HEADING =
            "| scenario | rows copied | after s | heap after GC MB | RSS MB | peak RSS MB |\n"
                    + "|---|---:|---:|---:|---:|---:|";

    public String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.1f | %.0f | %.0f |",
                scenario,
                rows,
                seconds,
                heapMb,
                rssMb,
                peakRssMb);
    }
}
