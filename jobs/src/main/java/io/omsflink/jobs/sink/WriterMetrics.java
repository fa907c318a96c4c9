package io.omsflink.jobs.sink;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** What a writing task shows in Flink's metrics. */
final class WriterMetrics {
    final Counter rowsLoaded;
    final Counter bytesLoaded;
    final Counter rowsApplied;
    final Counter transactionsApplied;
    final Counter batches;
    final Counter applyTimeMs;
    final Counter retries;
    final Counter restMs;
    final Counter conflicts;
    private volatile long delayMs = -1;
    private volatile String appliedPosition = "";

    /**
     * @param project whose figures these are
     */
    WriterMetrics(SinkWriterMetricGroup group, String project) {
        rowsLoaded = counter(group, "rowsLoaded");
        bytesLoaded = counter(group, "bytesLoaded");
        rowsApplied = counter(group, "rowsApplied");
        transactionsApplied = counter(group, "transactionsApplied");
        batches = counter(group, "batchesApplied");
        applyTimeMs = counter(group, "applyTimeMs");
        retries = counter(group, "retries");
        restMs = counter(group, "restMs");
        conflicts = counter(group, "conflicts");
        group.gauge("delayMs", () -> delayMs);
        group.gauge("readOnlySince", () -> ReadOnlyTarget.sinceMillis(project));
        group.gauge("appliedPosition", () -> appliedPosition);
    }

    /** Several threads count. */
    private static Counter counter(SinkWriterMetricGroup group, String name) {
        return group.counter(name, new ThreadSafeSimpleCounter());
    }

    /** -1 before the log phase. */
    void delay(long millis) {
        delayMs = Math.max(0, millis);
    }

    void position(String position) {
        appliedPosition = position;
    }
}
