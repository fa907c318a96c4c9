package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.meta.MetaTables;
import io.omsflink.jobs.throttle.Throttle;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyTargetITCase {
    private static final String PROJECT = "read_only";

    private static JobPlan plan(Path password, int port) {
        String server =
                "{type: oceanbase, host: 127.0.0.1, user: root, password: \"${file:%s}\", port: "
                        .formatted(password);
        return ProjectCompiler.compile(
                ProjectParser.parse(
                        """
                        name: %s
                        kind: migration
                        source: %s 1}
                        target: %s %d}
                        objects: {include: ["shop.*"]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        """
                                .formatted(PROJECT, server, server, port),
                        "shop.yaml"));
    }

    private static void apply(JobPlan plan) throws Exception {
        WriterMetrics metrics =
                new WriterMetrics(UnregisteredMetricsGroup.createSinkWriterMetricGroup(), PROJECT);
        try (LogApplier applier = new LogApplier(plan, metrics, new Throttle())) {
            applier.add(new LogStart("run", new LogPosition("", "binlog.000001", 4), List.of()));
            applier.flush();
        }
    }

    @Test
    void everyFailureSaysSinceWhenUntilTheTargetTakesWritesAgain(@TempDir Path folder)
            throws Exception {
        try (MySqlServer target = MySqlServer.v57().start()) {
            Path password = Files.writeString(folder.resolve("password"), target.password());
            JobPlan plan = plan(password, target.port());
            try (Connection connection = target.connect()) {
                MetaTables.begin(connection, PROJECT, "run", Optional.empty());
            }
            assertThat(ReadOnlyTarget.sinceMillis(PROJECT)).isZero();
            target.execute("SET GLOBAL super_read_only=ON");
            assertThatThrownBy(() -> apply(plan)).hasStackTraceContaining("is read-only since ");
            long since = ReadOnlyTarget.sinceMillis(PROJECT);
            assertThatThrownBy(() -> apply(plan))
                    .hasStackTraceContaining(
                            "The target is read-only since "
                                    + Instant.ofEpochMilli(since)
                                    + "; the job tries again by itself");
            target.execute("SET GLOBAL super_read_only=OFF", "SET GLOBAL read_only=OFF");
            apply(plan);
            assertThat(ReadOnlyTarget.sinceMillis(PROJECT)).isZero();
        }
    }
}
