package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Element;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Snapshot-then-log source of a MySQL or OceanBase database.
 *
 * <pre>
 *  enumerator (JobManager)                              readers (TaskManagers)
 *  PREPARE  position, schemas, target tables
 *  COPY     cut chunks          --ChunkSplit-->         SELECT .. -> RowBlock*
 *           count               <--ChunkFinished--
 *           plain indexes of tables whose chunks are loaded (a checkpoint proves it)
 *  INDEX    the last indexes
 *  LOG                          --LogSplit-->           LogStart, LogTransaction*, Heartbeat*
 * </pre>
 */
public final class MigrationSource implements Source<Element, MigrationSplit, EnumeratorState> {
    private static final long serialVersionUID = 1L;

    private final JobPlan plan;

    /**
     * Of one submission, and the same for each of its attempts: where a job fails before its first
     * checkpoint, Flink asks for a fresh enumerator, and its preparation has to know that rows at
     * the target may be its own.
     */
    private final String runId = UUID.randomUUID().toString();

    /** One for all enumerators that a JobManager makes of this object. */
    private transient EnumeratorMetrics metrics;

    public MigrationSource(JobPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Element, MigrationSplit> createReader(SourceReaderContext context) {
        ElementQueue queue = new ElementQueue(MigrationReader.QUEUE);
        return new MigrationReader(context, plan, queue, new ReadingThread(plan, queue));
    }

    @Override
    public SplitEnumerator<MigrationSplit, EnumeratorState> createEnumerator(
            SplitEnumeratorContext<MigrationSplit> context) {
        return restoreEnumerator(context, fresh());
    }

    @Override
    public SplitEnumerator<MigrationSplit, EnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<MigrationSplit> context, EnumeratorState state) {
        MigrationEnumerator enumerator =
                new MigrationEnumerator(
                        context, plan, state, new DatabaseThreads(context, plan, state.runId()));
        metrics().show(context.metricGroup(), enumerator::progress);
        return enumerator;
    }

    private synchronized EnumeratorMetrics metrics() {
        metrics = metrics == null ? new EnumeratorMetrics() : metrics;
        return metrics;
    }

    private EnumeratorState fresh() {
        return new EnumeratorState(
                runId,
                Phase.PREPARE,
                LogPosition.ofFile("", 0),
                List.of(),
                List.of(),
                Set.of(),
                0,
                System.currentTimeMillis(),
                0,
                false);
    }

    @Override
    public SimpleVersionedSerializer<MigrationSplit> getSplitSerializer() {
        return SplitSerializer.INSTANCE;
    }

    @Override
    public SimpleVersionedSerializer<EnumeratorState> getEnumeratorCheckpointSerializer() {
        return new StateSerializer();
    }
}
