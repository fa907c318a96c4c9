package io.omsflink.bench.stream;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.harness.Usage;
import io.omsflink.cli.flink.FlinkRest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stock Flink SQL, {@code mysql-cdc} to {@code jdbc}, one job for all tables. */
public final class FlinkSql {
    public static final String SETTINGS =
            "parallelism 2, checkpoints every 3 s, rewriteBatchedStatements, flush at 1000 rows or"
                    + " 1 s";

    private static final String USUAL_FLUSH_INTERVAL = "1s";

    private final BenchCluster cluster;
    private final Arena arena;
    private final String flushInterval;

    public FlinkSql(BenchCluster cluster, Arena arena) {
        this(cluster, arena, USUAL_FLUSH_INTERVAL);
    }

    /**
     * @param flushInterval as Flink writes durations, {@code 100ms}
     */
    public FlinkSql(BenchCluster cluster, Arena arena, String flushInterval) {
        this.cluster = cluster;
        this.arena = arena;
        this.flushInterval = flushInterval;
    }

    /**
     * A running job.
     *
     * @param startedAt when the cluster took it, in ms since 1970
     * @param client what the submitting program has used
     */
    public record Job(FlinkRest rest, String id, long startedAt, Usage client) {
        /**
         * True while it runs.
         *
         * @throws IllegalStateException when it has failed
         */
        public boolean healthy() {
            List<String> failures = rest.failures(id);
            if (!failures.isEmpty()) {
                throw new IllegalStateException(
                        "the Flink SQL job failed: " + failures.get(0).lines().limit(3).toList());
            }
            return true;
        }
    }

    public static Optional<String> missing() {
        return FlinkSqlJars.missing();
    }

    /** Copies, then follows. */
    public Job copyAndFollow() throws IOException {
        return submit("'scan.startup.mode' = 'initial'");
    }

    /** Follows the change log from a position on. */
    public Job followFrom(String file, long offset) throws IOException {
        return submit(
                """
                'scan.startup.mode' = 'specific-offset', 'scan.startup.specific-offset.file' = '%s',
                'scan.startup.specific-offset.pos' = '%d'\
                """
                        .formatted(file, offset));
    }

    private Job submit(String startup) throws IOException {
        Files.createDirectories(arena.folder());
        Path script = arena.folder().resolve("job.sql");
        Files.writeString(script, new FlinkSqlScript(arena, startup, flushInterval).text());
        Tool.Result program = program(script);
        String id = program.text().strip();
        FlinkRest rest = cluster.rest();
        return new Job(rest, id, StartTime.of(rest, id), program.usage());
    }

    private Tool.Result program(Path script) {
        List<String> jars = FlinkSqlJars.list().stream().map(Path::toString).toList();
        URI rest = URI.create(cluster.rest().url());
        return new Tool(arena.folder(), "flink-sql")
                .run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // Closed by JDK 17, and Flink's closure cleaner looks into it.
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        classPath(jars),
                        FlinkSqlProgram.class.getName(),
                        script.toString(),
                        "execution.target=remote",
                        "rest.address=" + rest.getHost(),
                        "rest.port=" + rest.getPort(),
                        "parallelism.default=2",
                        "execution.checkpointing.interval=3s",
                        "pipeline.jars=" + String.join(";", files(jars)));
    }

    /** Flink as it is, the connectors, and the one class that submits. */
    private String classPath(List<String> jars) {
        List<String> entries = new ArrayList<>(jars);
        entries.add(cluster.home().flinkLib() + "/*");
        entries.add(FlinkSqlJars.classes().toString());
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> files(List<String> jars) {
        return jars.stream().map(jar -> Path.of(jar).toUri().toString()).toList();
    }
}
