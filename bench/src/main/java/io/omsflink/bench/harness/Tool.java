package io.omsflink.bench.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An external command, run to its end and measured. */
public final class Tool {
    // The shell knows the CPU time of children that have ended; /proc forgets it with them.
    private static final String SCRIPT = "\"$@\"; code=$?; times >\"$OMS_BENCH_TIMES\"; exit $code";
    private static final long SAMPLE_MS = 50;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Path folder;
    private final String label;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> hidden = new ArrayList<>();

    /**
     * @param folder where its output goes, to files named after the label
     */
    public Tool(Path folder, String label) {
        this.folder = folder;
        this.label = label;
    }

    /** How it went. */
    public record Result(double wallSeconds, Usage usage, Path output) {
        /** What it wrote to standard output. */
        public String text() {
            return read(output);
        }
    }

    public Tool environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Takes a variable of this process away from the command. */
    public Tool without(String name) {
        hidden.add(name);
        return this;
    }

    /** As {@link #run} of {@code sh -c}. */
    public Result shell(String script) {
        return run("sh", "-c", script);
    }

    /**
     * Runs it and waits.
     *
     * @throws IllegalStateException when it does not end with 0; the message has its last words
     */
    public Result run(String... command) {
        try {
            Files.createDirectories(folder);
            long began = System.nanoTime();
            Process process = start(command);
            PeakMemory peak = new PeakMemory();
            try {
                while (!process.waitFor(SAMPLE_MS, TimeUnit.MILLISECONDS)) {
                    process.descendants().forEach(peak::sample);
                    requireInTime(began, command);
                }
            } finally {
                end(process);
            }
            double wall = (System.nanoTime() - began) / 1e9;
            check(process.exitValue(), command);
            return new Result(wall, new Usage(cpuSeconds(), peak.megabytes()), file(".out"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command[0] + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command[0], e);
        }
    }

    private Process start(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(new File("/dev/null"));
        builder.redirectOutput(file(".out").toFile()).redirectError(file(".err").toFile());
        builder.environment().keySet().removeAll(hidden);
        builder.environment().putAll(environment);
        builder.environment().put("OMS_BENCH_TIMES", file(".times").toString());
        return builder.start();
    }

    private static void requireInTime(long began, String... command) {
        if (System.nanoTime() - began > LIMIT.toNanos()) {
            throw new IllegalStateException(
                    "%s did not end within %d minutes".formatted(command[0], LIMIT.toMinutes()));
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void check(int exitCode, String... command) {
        if (exitCode != 0) {
            throw new IllegalStateException(
                    "%s ended with %d: %s"
                            .formatted(
                                    Path.of(command[0]).getFileName(),
                                    exitCode,
                                    lastWords(read(file(".err")) + read(file(".out")))));
        }
    }

    private static String lastWords(String text) {
        return text.strip().substring(Math.max(0, text.strip().length() - 800));
    }

    private double cpuSeconds() {
        return ShellTimes.ofChildren(read(file(".times")));
    }

    private Path file(String suffix) {
        return folder.resolve(label + suffix);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
