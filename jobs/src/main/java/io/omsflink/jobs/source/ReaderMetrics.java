package io.omsflink.jobs.source;

import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.element.RowBlock;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/** What a reader shows in Flink's metrics. */
final class ReaderMetrics {
    private final Counter rowsRead;
    private final Counter bytesRead;
    private final Counter rowEvents;
    private final Counter transactions;
    private volatile String file = "";
    private volatile long offset;

    ReaderMetrics(SourceReaderMetricGroup group) {
        rowsRead = group.counter("rowsRead");
        bytesRead = group.counter("bytesRead");
        rowEvents = group.counter("rowEventsRead");
        transactions = group.counter("transactionsRead");
        group.gauge("logPosition", () -> file.isEmpty() ? "" : file + ":" + offset);
        group.gauge("logOffset", () -> offset);
    }

    void block(RowBlock block) {
        rowsRead.inc(block.rows());
        bytesRead.inc(block.length());
    }

    void transaction(LogTransaction transaction) {
        rowEvents.inc(transaction.rows());
        transactions.inc();
        position(transaction.end().file(), transaction.end().offset());
    }

    void position(String atFile, long atOffset) {
        file = atFile;
        offset = atOffset;
    }
}
