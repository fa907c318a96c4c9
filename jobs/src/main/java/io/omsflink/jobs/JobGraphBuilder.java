package io.omsflink.jobs;

import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.ElementType;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.jobs.sink.TargetSink;
import io.omsflink.jobs.source.MigrationSource;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Builds the job of a plan.
 *
 * <pre>
 *  oms-source (full.read)                     oms-target (full.write)
 *  chunks: RowBlock*        -- chained, or -->  bulk loader, one connection each
 *  log:    LogTransaction*  -- by chunk    -->  log applier, in one task
 * </pre>
 */
public final class JobGraphBuilder {
    private static final int MAX_PARALLELISM = 128;

    private JobGraphBuilder() {}

    /** Adds the job to the environment and sets what the job needs of it. */
    public static void build(StreamExecutionEnvironment environment, JobPlan plan) {
        environment.configure(configuration(plan));
        environment.setMaxParallelism(MAX_PARALLELISM);

        // source: chunks, then the log
        DataStream<Element> elements =
                environment
                        .fromSource(
                                new MigrationSource(plan),
                                WatermarkStrategy.noWatermarks(),
                                "source",
                                ElementType.INSTANCE)
                        .uid(JobPlan.SOURCE_UID)
                        .name("source " + plan.source().type().key())
                        .setParallelism(PlanText.readers(plan));

        // source -> target: chained where both sides are equally wide
        if (PlanText.readers(plan) != PlanText.writers(plan)) {
            elements =
                    elements.partitionCustom(
                            (key, writers) -> (int) (key % writers), JobGraphBuilder::lane);
        }
        elements.sinkTo(new TargetSink(plan))
                .uid(JobPlan.TARGET_UID)
                .name("target " + plan.target().type().key())
                .setParallelism(PlanText.writers(plan));
    }

    /** All blocks of a chunk take one lane, so does the whole log. */
    private static Long lane(Element element) {
        return element instanceof RowBlock block ? block.chunk() : 0L;
    }

    private static Configuration configuration(JobPlan plan) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.NAME, plan.name());
        // Elements are never changed after they were emitted.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, plan.checkpointInterval());
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        configuration.set(
                CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(500));
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // A restart makes no room on a full disk; it would only do the copy again from its last
        // good checkpoint.
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofSeconds(1));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(10));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofSeconds(30));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS,
                Integer.MAX_VALUE);
        return configuration;
    }
}
