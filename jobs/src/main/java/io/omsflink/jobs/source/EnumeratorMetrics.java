package io.omsflink.jobs.source;

import java.util.function.Supplier;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** What the enumerator shows in Flink's metrics. Gauges are read from a metric thread: a figure may lag, never break. */
final class EnumeratorMetrics {

    private EnumeratorMetrics() {}

    static void register(SplitEnumeratorMetricGroup group, Supplier<ProgressReport> report) {
        group.gauge("progress", () -> report.get().json());
        group.gauge("phase", () -> report.get().phase().ordinal());
        group.gauge("rowsCopied", () -> report.get().rows());
        group.gauge("rowsEstimated", () -> report.get().estimate());
        group.gauge("bytesCopied", () -> report.get().bytes());
        group.gauge("chunksDone", () -> report.get().chunksDone());
        group.gauge("chunksTotal", () -> report.get().chunksTotal());
    }
}
