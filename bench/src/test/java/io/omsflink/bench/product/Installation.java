package io.omsflink.bench.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code oms} of the assembled home, run as a user runs it: a process of its own for
 * each call, with an environment, and a folder where it keeps its cluster and its projects.
 */
final class Installation implements AutoCloseable {
    private static final Path HOME =
            Path.of(System.getProperty("oms.test.home", "../dist/target/oms"))
                    .toAbsolutePath()
                    .normalize();
    private static final long BOUND_SECONDS = 180;

    private final Path folder;
    private final Map<String, String> variables = new TreeMap<>();

    /**
     * @param folder everything that the command keeps or writes is below it
     */
    Installation(Path folder) {
        this.folder = folder;
        if (!Files.isExecutable(HOME.resolve("bin/oms"))) {
            throw new IllegalStateException(
                    "Cannot test the command: there is no "
                            + HOME
                            + ". Build it with ./oms --version.");
        }
    }

    /** The same environment with a run folder of its own. */
    Installation inFolder(String name) {
        try {
            Installation other = new Installation(Files.createDirectory(folder.resolve(name)));
            other.variables.putAll(variables);
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a variable of the environment, as in {@code export NAME=VALUE}; null takes it away. */
    Installation export(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** The folder of what the command keeps: {@code OMS_RUN_DIR}. */
    Path run() {
        return folder.resolve("run");
    }

    /** Where the cluster's processes write. */
    Path logs() {
        return run().resolve("log");
    }

    /** Writes a file for the command to read. */
    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code oms} with these arguments to its end. */
    Outcome oms(String... arguments) {
        String command = "oms " + String.join(" ", arguments);
        try {
            File out = Files.createTempFile(folder, "oms", ".out").toFile();
            File err = Files.createTempFile(folder, "oms", ".err").toFile();
            Process process = process(arguments).redirectOutput(out).redirectError(err).start();
            if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "`"
                                + command
                                + "` did not end within "
                                + BOUND_SECONDS
                                + " s; it said:\n"
                                + text(out)
                                + text(err));
            }
            return new Outcome(command, process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in `" + command + "`", e);
        }
    }

    private ProcessBuilder process(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(HOME.resolve("bin/oms").toString());
        builder.command().addAll(Arrays.asList(arguments));
        builder.directory(folder.toFile()).redirectInput(new File("/dev/null"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("OMS_"));
        environment.put("OMS_RUN_DIR", run().toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        variables.forEach((name, value) -> put(environment, name, value));
        return builder;
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    private static String text(File file) throws IOException {
        String text = Files.readString(file.toPath());
        Files.delete(file.toPath());
        return text;
    }

    /** {@code oms status NAME --json}. */
    JsonNode status(String project) {
        return json(oms("status", project, "--json").succeeded().out());
    }

    /** {@code oms cluster status --json}, whatever it says. */
    JsonNode cluster() {
        return json(oms("cluster", "status", "--json").out());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    /** Ends a process of the cluster as a crash would. */
    void kill9(String process) {
        long pid = cluster().path(process).asLong();
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    /** Ends the cluster. */
    @Override
    public void close() {
        oms("cluster", "stop");
    }
}
