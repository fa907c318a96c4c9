package io.omsflink.jobs.source;

import java.util.function.Supplier;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/**
 * What the enumerator shows in Flink's metrics. Gauges are read from a metric thread: a figure may
 * lag, never break.
 *
 * <p>After a failure of the whole job Flink makes a new enumerator in the old one's metric group,
 * where each name can be registered once only. So the gauges are registered with the first
 * enumerator and show whichever is the present one.
 */
final class EnumeratorMetrics {
    private volatile Supplier<ProgressReport> present;

    /** Shows the figures of this enumerator from now on. */
    synchronized void show(SplitEnumeratorMetricGroup group, Supplier<ProgressReport> report) {
        boolean first = present == null;
        present = report;
        if (first) {
            register(group);
        }
    }

    private void register(SplitEnumeratorMetricGroup group) {
        group.gauge("progress", () -> present.get().json());
        group.gauge("phase", () -> present.get().phase().ordinal());
        group.gauge("rowsCopied", () -> present.get().rows());
        group.gauge("rowsEstimated", () -> present.get().estimate());
        group.gauge("bytesCopied", () -> present.get().bytes());
        group.gauge("chunksDone", () -> present.get().chunksDone());
        group.gauge("chunksTotal", () -> present.get().chunksTotal());
    }
}
