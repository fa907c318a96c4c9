package io.omsflink.jobs;

import io.omsflink.project.MigrationProject;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/** A migration between two test servers as a job in this process. */
final class LocalJob implements AutoCloseable {
    private final MySqlServer source;
    private final MySqlServer target;
    private final MigrationProject project;
    private final Path folder;
    private JobClient client;

    LocalJob(MySqlServer source, MySqlServer target, Path folder, String yaml) throws Exception {
        this.source = source;
        this.target = target;
        this.folder = folder;
        Files.writeString(folder.resolve("source.password"), source.password());
        Files.writeString(folder.resolve("target.password"), target.password());
        this.project = ProjectParser.parse(header("source", source) + header("target", target) + yaml, "test.yaml");
    }

    private String header(String side, MySqlServer server) {
        String type = server.version().startsWith("5.7") && side.equals("target") ? "oceanbase" : "mysql";
        return side + ": {type: " + type + ", host: " + server.host() + ", port: " + server.port() + ", user: "
                + server.user() + ", password: \"${file:" + folder.resolve(side + ".password") + "}\"}\n";
    }

    LocalJob start() {
        return start(Optional.empty());
    }

    LocalJob start(Optional<String> savepoint) {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "local");
        configuration.set(DeploymentOptions.ATTACHED, true);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.resolve("checkpoints").toUri().toString());
        savepoint.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        client = MigrationJob.submit(configuration, project);
        return this;
    }

    JobStatus status() throws Exception {
        return client.getJobStatus().get(10, TimeUnit.SECONDS);
    }

    String stopWithSavepoint() throws Exception {
        return client.stopWithSavepoint(false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
    }

    /** Waits until the target has applied everything that the source has logged so far. */
    void awaitCaughtUp() throws Exception {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            io.omsflink.catalog.position.LogPosition end = io.omsflink.catalog.position.SourceLog.read(from).position();
            await("the target to reach " + end, () -> reached(to, end));
        }
    }

    private boolean reached(Connection to, io.omsflink.catalog.position.LogPosition end) {
        try {
            if (status() == JobStatus.FAILED) {
                client.getJobExecutionResult().get();
            }
            return io.omsflink.jobs.meta.ProgressTable.read(to, project.name())
                    .filter(at -> end.gtidMode()
                            ? io.omsflink.catalog.position.GtidSet.parse(at.gtidSet())
                                    .containsAll(io.omsflink.catalog.position.GtidSet.parse(end.gtidSet()))
                            : io.omsflink.catalog.position.LogPosition.BY_FILE.compare(at, end) >= 0)
                    .isPresent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 120 s for " + what);
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        if (client != null && !status().isGloballyTerminalState()) {
            client.cancel().get(30, TimeUnit.SECONDS);
        }
    }
}
