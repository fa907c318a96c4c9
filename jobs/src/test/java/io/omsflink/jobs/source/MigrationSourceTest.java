package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.Plans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class MigrationSourceTest {
    private final OneGroup context = new OneGroup();
    private final MigrationSource source = new MigrationSource(Plans.shop());

    /** As in Flink, the first metric of a name stays. */
    private static final class OneGroup extends FakeEnumeratorContext {
        private final Map<String, Gauge<?>> gauges = new HashMap<>();

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            return new Group(gauges);
        }

        @Override
        void assign(MigrationSplit split, int subtask) {}

        @Override
        void send(SourceEvent event, int subtask) {}

        @Override
        void noMoreSplits(int subtask) {}
    }

    private static final class Group extends UnregisteredMetricsGroup
            implements SplitEnumeratorMetricGroup {
        private final Map<String, Gauge<?>> gauges;

        Group(Map<String, Gauge<?>> gauges) {
            this.gauges = gauges;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.putIfAbsent(name, gauge);
            return gauge;
        }

        @Override
        public <G extends Gauge<Long>> G setUnassignedSplitsGauge(G gauge) {
            return gauge;
        }
    }

    private static EnumeratorState inLog() {
        return new EnumeratorState(
                "run",
                Phase.LOG,
                LogPosition.ofFile("bin.000007", 1234),
                List.of(),
                List.of(),
                Set.of(),
                7,
                1,
                2,
                true);
    }

    private String shown() {
        return context.gauges.get("progress").getValue().toString();
    }

    @Test
    void theMetricsAreThoseOfTheEnumeratorThatFlinkMadeLast() throws Exception {
        try (SplitEnumerator<MigrationSplit, EnumeratorState> first =
                source.createEnumerator(context)) {
            assertThat(shown()).contains("\"phase\":\"PREPARE\"");
        }
        try (SplitEnumerator<MigrationSplit, EnumeratorState> second =
                source.restoreEnumerator(context, inLog())) {
            assertThat(shown()).contains("\"phase\":\"LOG\"", "\"runId\":\"run\"");
        }
    }

    @Test
    void freshEnumeratorsOfOneSubmissionAreOneRun() throws Exception {
        MigrationSource sent = InstantiationUtil.clone(source);
        assertThat(runId(sent)).isEqualTo(runId(sent)).isEqualTo(runId(source));
        assertThat(runId(new MigrationSource(Plans.shop()))).isNotEqualTo(runId(source));
    }

    private String runId(MigrationSource of) throws Exception {
        try (SplitEnumerator<MigrationSplit, EnumeratorState> enumerator =
                of.createEnumerator(context)) {
            return enumerator.snapshotState(1).runId();
        }
    }
}
