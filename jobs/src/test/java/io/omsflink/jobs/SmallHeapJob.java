package io.omsflink.jobs;

import io.omsflink.project.ProjectParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;

/**
 * A job in a process of its own with as little heap as a TaskManager of ours has, although the
 * JobManager lives in it too. It ends when memory runs out.
 */
final class SmallHeapJob implements AutoCloseable {
    private static final String HEAP = "-Xmx640m";

    private final Process process;
    private final Path output;

    private SmallHeapJob(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static SmallHeapJob start(Path project, Path folder) throws IOException {
        Path output = folder.resolve("job.log");
        Process process =
                new ProcessBuilder(command(project, folder))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new SmallHeapJob(process, output);
    }

    private static List<String> command(Path project, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseParallelGC",
                "-XX:ParallelGCThreads=2",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path").replace("\n", File.pathSeparator),
                SmallHeapJob.class.getName(),
                project.toString(),
                folder.toString());
    }

    /** What the process has said, when it is no longer there; empty text while it runs. */
    String lastWords() throws IOException {
        return process.isAlive() ? "" : java.nio.file.Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** Runs the project in the first argument; state goes into the folder in the second one. */
    public static void main(String[] arguments) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "local");
        configuration.set(DeploymentOptions.ATTACHED, true);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Path.of(arguments[1], "checkpoints").toUri().toString());
        MigrationJob.submit(
                        configuration,
                        ProjectCompiler.compile(ProjectParser.parse(Path.of(arguments[0]))))
                .getJobExecutionResult()
                .get();
    }
}
