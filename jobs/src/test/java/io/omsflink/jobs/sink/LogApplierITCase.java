package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.meta.MetaTables;
import io.omsflink.jobs.throttle.Throttle;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TcpProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogApplierITCase {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final LogStart START =
            new LogStart("run", new LogPosition("", "binlog.000001", 4), List.of());

    private static JobPlan plan(String name, Path password, int port) {
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
                                .formatted(name, server, server, port),
                        "shop.yaml"));
    }

    private static String owner(MySqlServer target) throws SQLException {
        try (Connection connection = target.connect()) {
            return Query.text(connection, "SELECT owner FROM oms_meta.progress");
        }
    }

    private static LogApplier applier(JobPlan plan) throws InterruptedException {
        LogApplier applier =
                new LogApplier(
                        plan,
                        new WriterMetrics(
                                UnregisteredMetricsGroup.createSinkWriterMetricGroup(), "test"),
                        new Throttle());
        applier.add(START);
        return applier;
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("oms-.*" + name + ".*"))
                .count();
    }

    @Test
    void anApplierThatIsClosedWhileItTakesOverLeavesItsSuccessorAlone(@TempDir Path folder)
            throws Exception {
        try (MySqlServer target = MySqlServer.v57().start();
                TcpProxy network = TcpProxy.to(target.host(), target.port())) {
            Path password = Files.writeString(folder.resolve("password"), target.password());
            try (Connection connection = target.connect()) {
                MetaTables.begin(connection, "late", "run", Optional.empty());
            }
            network.stall();
            // 1. It waits for the target's first answer and is given up.
            LogApplier late = applier(plan("late", password, network.port()));
            Await.until("it waits", BOUND, () -> network.connections() == 1);
            late.close();
            // 2. Another takes over.
            try (LogApplier next = applier(plan("late", password, target.port()))) {
                next.flush();
                String owner = owner(target);
                long threads = threads("late");
                // 3. The answer arrives.
                network.heal();
                Await.until("it has ended", BOUND, () -> threads("late") == threads - 1);
                assertThat(owner(target)).isEqualTo(owner);
                assertThat(network.connections()).isZero();
            }
            Await.until("no thread is left", BOUND, () -> threads("late") == 0);
        }
    }
}
