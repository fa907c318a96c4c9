package io.omsflink.jobs;

import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * A migration between two test servers as a job in this process. A server of version 5.7 stands in
 * for OceanBase.
 */
final class LocalJob implements AutoCloseable {
    private final MySqlServer source;
    private final MySqlServer target;
    private final Path folder;
    private JobPlan plan;
    private JobClient client;
    private CompletableFuture<JobExecutionResult> result;

    LocalJob(MySqlServer source, MySqlServer target, Path folder, String yaml) throws Exception {
        this(source, target, folder, "", yaml);
    }

    /**
     * @param sourceOptions more keys of {@code source}, as in {@code ", ignore_marked: true"}
     */
    LocalJob(MySqlServer source, MySqlServer target, Path folder, String sourceOptions, String yaml)
            throws Exception {
        this.source = source;
        this.target = target;
        this.folder = folder;
        Files.writeString(folder.resolve("source.password"), source.password());
        Files.writeString(folder.resolve("target.password"), target.password());
        MigrationProject project =
                ProjectParser.parse(
                        header("source", source, sourceOptions)
                                + header("target", target, "")
                                + yaml,
                        "test.yaml");
        this.plan = ProjectCompiler.compile(project);
    }

    private String header(String side, MySqlServer server, String options) {
        String type = server.version().startsWith("5.7") ? "oceanbase" : "mysql";
        return side
                + ": {type: "
                + type
                + ", host: "
                + server.host()
                + ", port: "
                + server.port()
                + ", user: "
                + server.user()
                + ", password: \"${file:"
                + folder.resolve(side + ".password")
                + "}\""
                + options
                + "}\n";
    }

    /** Takes another plan than the project file gives. */
    LocalJob plan(UnaryOperator<JobPlan> change) {
        plan = change.apply(plan);
        return this;
    }

    /**
     * Smaller chunks, and checkpoints as often as they come, so that a test does not wait for them.
     */
    LocalJob chunks(int rows) {
        return plan(
                p ->
                        new JobPlan(
                                p.name(),
                                p.source(),
                                p.target(),
                                p.objects(),
                                p.schema(),
                                p.full(),
                                p.existingRows(),
                                p.incremental(),
                                p.mode(),
                                p.hugeTransactions(),
                                p.ignoreMarked(),
                                p.speed(),
                                rows,
                                Duration.ofMillis(200),
                                p.ddl(),
                                p.conflict(),
                                p.charsets(),
                                p.change()));
    }

    LocalJob start() {
        return start(Optional.empty());
    }

    LocalJob start(Optional<String> savepoint) {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "local");
        configuration.set(DeploymentOptions.ATTACHED, true);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        savepoint.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        client = MigrationJob.submit(configuration, plan);
        // Asked for now: the cluster of this process ends with the job and then answers nothing.
        result = client.getJobExecutionResult();
        return this;
    }

    JobStatus status() throws Exception {
        return client.getJobStatus().get(10, TimeUnit.SECONDS);
    }

    String stopWithSavepoint() throws Exception {
        String savepoint =
                client.stopWithSavepoint(
                                false,
                                folder.resolve("savepoints").toUri().toString(),
                                SavepointFormatType.CANONICAL)
                        .get(60, TimeUnit.SECONDS);
        // The savepoint stands a moment before the job has ended.
        result.get(60, TimeUnit.SECONDS);
        return savepoint;
    }

    /** State to go on from after a failure. */
    String lastCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(file -> file.getParent().toUri().toString())
                    .orElseThrow();
        }
    }

    /** Waits until the copy is over, which the applier's first position tells. */
    void awaitLog() throws Exception {
        try (Connection to = target.connect()) {
            await("the log phase", () -> at(to).isPresent());
        }
    }

    /** Waits until a job without incremental step has ended. */
    void awaitEnd() throws Exception {
        result.get(120, TimeUnit.SECONDS);
    }

    /**
     * Waits until the job has failed for good; returns the messages of all causes, the last cause
     * last.
     */
    String awaitFailure() throws InterruptedException, TimeoutException {
        try {
            result.get(120, TimeUnit.SECONDS);
            throw new AssertionError("the job ended without a failure");
        } catch (ExecutionException e) {
            StringBuilder messages = new StringBuilder();
            for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
                messages.append(at.getMessage()).append('\n');
            }
            return messages.toString();
        }
    }

    /** Waits until the target has applied everything that the source has logged so far. */
    void awaitCaughtUp() throws Exception {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            LogPosition end = SourceLog.read(from).position();
            await("the target to reach " + end, () -> reached(to, end));
        }
    }

    /** Waits until the target has applied everything before a place. */
    void awaitReached(LogPosition end) throws Exception {
        try (Connection to = target.connect()) {
            await("the target to reach " + end, () -> reached(to, end));
        }
    }

    private boolean reached(Connection to, LogPosition end) {
        return at(to).filter(at -> covers(at, end)).isPresent();
    }

    private Optional<LogPosition> at(Connection to) {
        try {
            if (result.isDone()) {
                result.get();
                throw new IllegalStateException("the job has ended");
            }
            return ProgressTable.read(to, plan.name());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean covers(LogPosition at, LogPosition end) {
        return end.gtidMode()
                ? GtidSet.parse(at.gtidSet()).containsAll(GtidSet.parse(end.gtidSet()))
                : LogPosition.BY_FILE.compare(at, end) >= 0;
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
        if (result != null && !result.isDone()) {
            // A job that was stopped may end between the question and this.
            client.cancel().exceptionally(ended -> null).get(30, TimeUnit.SECONDS);
            result.exceptionally(cancelled -> null).get(30, TimeUnit.SECONDS);
        }
    }
}
