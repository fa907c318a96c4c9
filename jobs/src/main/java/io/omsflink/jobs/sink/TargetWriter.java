package io.omsflink.jobs.sink;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogDefinition;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.element.RowBlock;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * One writing task. Blocks go to the bulk loader, the log to the applier; each works on a thread of
 * its own, so that reading and writing overlap.
 *
 * <ul>
 *   <li>A checkpoint waits until every chunk whose last block has arrived is committed, and for
 *       nothing else: a chunk that is under way is read again after a failure.
 *   <li>A checkpoint does not wait for the log: how far it is applied stands in the target itself,
 *       and reading resumes there.
 * </ul>
 */
final class TargetWriter implements SinkWriter<Element>, Element.Visitor {
    private final WriteLimits limits;
    private final BulkLoader loader;
    private final LogApplier applier;

    TargetWriter(JobPlan plan, int subtask, WriterMetrics metrics) {
        this.limits = new WriteLimits(plan);
        this.loader = new BulkLoader(plan, subtask, metrics, limits.loading());
        this.applier = new LogApplier(plan, metrics, limits.applying());
    }

    @Override
    public void write(Element element, Context context) throws IOException, InterruptedException {
        limits.watch();
        element.accept(this);
    }

    @Override
    public void rows(RowBlock block) throws IOException, InterruptedException {
        loader.add(block);
    }

    @Override
    public void logStart(LogStart start) throws InterruptedException {
        applier.add(start);
    }

    @Override
    public void transaction(LogTransaction transaction) throws InterruptedException {
        applier.add(transaction);
    }

    @Override
    public void definition(LogDefinition definition) throws InterruptedException {
        applier.add(definition);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) throws InterruptedException {
        applier.add(heartbeat);
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        loader.flush();
        if (endOfInput) {
            applier.flush();
        }
    }

    @Override
    public void close() throws Exception {
        try (LogApplier first = applier;
                BulkLoader second = loader;
                WriteLimits third = limits) {
            // All are closed even when one of them fails.
        }
    }
}
