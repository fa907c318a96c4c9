package io.omsflink.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of one server and its folder. */
final class ServerProcess {
    private static final Duration START_BOUND = Duration.ofSeconds(120);
    private static final Duration STOP_BOUND = Duration.ofSeconds(60);
    private static final int START_TRIES = 5;

    private final MySqlDistribution distribution;
    private final ServerSettings settings;
    private final ServerFiles files;
    private final Path home;
    private final Thread shutdownHook = new Thread(this::remove, "stop-mysqld");
    private int port;
    private Process process;
    private boolean paused;
    private boolean closed;

    private ServerProcess(
            MySqlDistribution distribution, ServerSettings settings, ServerFiles files) {
        this.distribution = distribution;
        this.settings = settings;
        this.files = files;
        this.home = distribution.home();
    }

    /** A new running server on a copy of the template. */
    static ServerProcess create(MySqlDistribution distribution, ServerSettings settings) {
        Leftovers.sweep();
        Path template = distribution.template();
        try {
            ServerProcess server = new ServerProcess(distribution, settings, ServerFiles.create());
            Runtime.getRuntime().addShutdownHook(server.shutdownHook);
            server.startNew(template);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start MySQL " + distribution.version() + ": " + e.getMessage(), e);
        }
    }

    private void startNew(Path template) throws IOException {
        try {
            CacheFolder.copy(template, files.data());
            Files.writeString(files.initFile(), settings.initSql());
            startOnSomePort();
            // The accounts stand now; a later start must not touch what a test made of them.
            Files.delete(files.initFile());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    // Another process may take a free port between our look and the server's bind; then the next
    // one is tried.
    private void startOnSomePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = settings.port() != 0 ? settings.port() : FreePort.take();
            try {
                start();
                return;
            } catch (IllegalStateException e) {
                boolean portTaken = files.logTail().contains("Address already in use");
                if (!portTaken || settings.port() != 0 || attempt == START_TRIES) {
                    throw e;
                }
                Files.delete(files.errorLog());
            }
        }
    }

    void start() {
        if (isAlive()) {
            throw new IllegalStateException(
                    "Cannot start the server on port "
                            + port
                            + ": it runs already as process "
                            + pid()
                            + ". Stop it first.");
        }
        process = launch();
        paused = false;
        try {
            awaitReady();
        } catch (RuntimeException e) {
            kill9();
            throw e;
        }
    }

    private Process launch() {
        List<String> command = distribution.command(home, files.data());
        command.addAll(distribution.ownOptions());
        command.addAll(settings.arguments(files, port));
        if (Files.exists(files.initFile())) {
            command.add("--init-file=" + files.initFile());
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(files.folder().toFile());
        builder.environment().putAll(Libaio.environment());
        builder.environment().putAll(settings.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(files.errorLog().toFile()));
        builder.redirectInput(new File("/dev/null"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_BOUND.toNanos();
        while (!Readiness.answers(port, settings.password())) {
            if (endsWithin(Duration.ofMillis(20))) {
                throw failed("it ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failed("it did not answer within " + START_BOUND.toSeconds() + " s");
            }
        }
    }

    private IllegalStateException failed(String why) {
        return new IllegalStateException(
                "Cannot start MySQL "
                        + distribution.version()
                        + " on port "
                        + port
                        + ": "
                        + why
                        + ". The end of its error log says:\n"
                        + files.logTail());
    }

    void stop() {
        if (!isAlive()) {
            return;
        }
        if (paused) {
            resume();
        }
        process.destroy();
        if (!endsWithin(STOP_BOUND)) {
            kill9();
            throw new IllegalStateException(
                    "Cannot stop the server on port "
                            + port
                            + " within "
                            + STOP_BOUND.toSeconds()
                            + " s; it was killed. Its error log ends with:\n"
                            + files.logTail());
        }
    }

    void kill9() {
        if (process != null) {
            process.destroyForcibly();
            endsWithin(STOP_BOUND);
        }
    }

    private boolean endsWithin(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while waiting for the server on port " + port, e);
        }
    }

    void pause() {
        Signals.stop(pid());
        paused = true;
    }

    void resume() {
        Signals.resume(pid());
        paused = false;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    ServerFiles files() {
        return files;
    }

    void detach() {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        closed = true;
        try {
            Files.deleteIfExists(files.owner());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot detach the server on port " + port + ": " + e.getMessage(), e);
        }
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and does the same.
        }
    }

    private void remove() {
        try {
            kill9();
            CacheFolder.delete(files.folder());
        } catch (IOException leftBehind) {
            // Only a folder in the temporary folder: Leftovers removes it another time.
        }
    }
}
