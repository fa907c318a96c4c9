package io.omsflink.jobs.sink;

import org.apache.flink.metrics.Counter;
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
    private volatile long delayMs = -1;
    private volatile String appliedPosition = "";

    WriterMetrics(SinkWriterMetricGroup group) {
        rowsLoaded = group.counter("rowsLoaded");
        bytesLoaded = group.counter("bytesLoaded");
        rowsApplied = group.counter("rowsApplied");
        transactionsApplied = group.counter("transactionsApplied");
        batches = group.counter("batchesApplied");
        applyTimeMs = group.counter("applyTimeMs");
        retries = group.counter("retries");
        group.gauge("delayMs", () -> delayMs);
        group.gauge("appliedPosition", () -> appliedPosition);
    }

    /** -1 before the log phase. */
    void delay(long millis) {
        delayMs = Math.max(0, millis);
    }

    void position(String position) {
        appliedPosition = position;
    }
}
