package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.Speed;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class JobGraphBuilderTest {

    private static StreamExecutionEnvironment environment(Speed speed) {
        StreamExecutionEnvironment environment =
                new StreamExecutionEnvironment(new Configuration());
        JobGraphBuilder.build(
                environment, ProjectCompiler.compile(Plans.project(Plans.SHOP.steps(), speed)));
        return environment;
    }

    private static StreamGraph graph(Speed speed) {
        return environment(speed).getStreamGraph();
    }

    private static List<JobVertex> vertices(JobGraph graph) {
        return StreamSupport.stream(graph.getVertices().spliterator(), false).toList();
    }

    @Test
    void sourceAndTargetHaveFixedNamesInState() {
        List<StreamNode> nodes = List.copyOf(graph(new Speed(2, 2, 4)).getStreamNodes());
        assertThat(nodes)
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder("oms-source", "oms-target");
        assertThat(JobPlan.SOURCE_UID).isEqualTo("oms-source");
        assertThat(JobPlan.TARGET_UID).isEqualTo("oms-target");
    }

    /**
     * Flink finds state by the hash of the uid; the hash of a chain is that of its first operator.
     */
    @Test
    void bothVerticesKeepTheirHashesWhateverTheSpeed() {
        JobVertex chained = vertices(graph(new Speed(2, 2, 4)).getJobGraph()).get(0);
        List<JobVertex> apart = vertices(graph(new Speed(1, 3, 4)).getJobGraph());
        assertThat(apart).extracting(JobVertex::getID).contains(chained.getID());
        assertThat(chained.getOperatorIDs()).hasSize(2);
    }

    @Test
    void equallyWideSidesAreOneVertex() {
        JobGraph graph = graph(new Speed(3, 3, 4)).getJobGraph();
        assertThat(vertices(graph))
                .hasSize(1)
                .first()
                .extracting(JobVertex::getParallelism)
                .isEqualTo(3);
    }

    @Test
    void sidesOfDifferentWidthAreTwoVertices() {
        JobGraph graph = graph(new Speed(1, 3, 4)).getJobGraph();
        assertThat(graph.getVerticesSortedTopologicallyFromSources())
                .extracting(JobVertex::getParallelism)
                .containsExactly(1, 3);
    }

    @Test
    void theJobCanBeRescaledUpToAFixedWidth() {
        assertThat(vertices(graph(new Speed(2, 2, 4)).getJobGraph()))
                .extracting(JobVertex::getMaxParallelism)
                .containsOnly(128);
    }

    @Test
    void theJobSetsWhatItNeedsOfFlink() {
        StreamExecutionEnvironment environment = environment(new Speed(2, 2, 4));
        assertThat(environment.getCheckpointConfig().getCheckpointInterval())
                .isEqualTo(Plans.shop().checkpointInterval().toMillis());
        assertThat(environment.getCheckpointConfig().getExternalizedCheckpointRetention())
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(environment.getCheckpointConfig().getCheckpointingConsistencyMode())
                .isEqualTo(org.apache.flink.core.execution.CheckpointingMode.EXACTLY_ONCE);
        Configuration configuration = (Configuration) environment.getConfiguration();
        assertThat(configuration.get(PipelineOptions.NAME)).isEqualTo("shop");
        assertThat(configuration.get(PipelineOptions.OBJECT_REUSE)).isTrue();
        assertThat(configuration.get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS))
                .isLessThan(Duration.ofSeconds(1));
        assertThat(configuration.get(RestartStrategyOptions.RESTART_STRATEGY))
                .isEqualTo("exponential-delay");
        assertThat(
                        configuration.get(
                                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void nothingOfTheJobIsWrittenByKryo() {
        assertThat(graph(new Speed(1, 3, 4)).getStreamNodes())
                .allSatisfy(
                        node ->
                                assertThat(String.valueOf(node.getTypeSerializerOut()))
                                        .doesNotContain("Kryo"));
    }
}
