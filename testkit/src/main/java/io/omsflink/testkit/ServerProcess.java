package io.omsflink.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of one server and its folder. */
final class ServerProcess {
    private static final Duration START_BOUND = Duration.ofSeconds(90);
    private static final Duration STOP_BOUND = Duration.ofSeconds(60);
    private static final int START_TRIES = 5;

    private final MySqlDistribution distribution;
    private final ServerSettings settings;
    private final ServerFiles files;
    private final Path home;
    private final Thread shutdownHook = new Thread(this::killQuietly);
    private int port;
    private Process process;
    private boolean closed;

    private ServerProcess(MySqlDistribution distribution, ServerSettings settings, ServerFiles files) {
        this.distribution = distribution;
        this.settings = settings;
        this.files = files;
        this.home = distribution.home();
    }

    /** A new running server on a copy of the template. */
    static ServerProcess create(MySqlDistribution distribution, ServerSettings settings) {
        try {
            Path template = distribution.template();
            ServerProcess server = new ServerProcess(distribution, settings, ServerFiles.create());
            Runtime.getRuntime().addShutdownHook(server.shutdownHook);
            try {
                CacheFolder.copy(template, server.files.data());
                Files.writeString(server.files.initFile(), settings.initSql());
                server.startFirst();
                return server;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start MySQL " + distribution.version() + ": " + e.getMessage(), e);
        }
    }

    // Another process may take a free port between our look and the server's bind; then the next one is tried.
    private void startFirst() {
        for (int attempt = 1; ; attempt++) {
            port = settings.port() != 0 ? settings.port() : FreePort.take();
            try {
                start();
                return;
            } catch (IllegalStateException e) {
                boolean portTaken = e.getMessage().contains("Address already in use");
                if (!portTaken || settings.port() != 0 || attempt == START_TRIES) {
                    throw e;
                }
            }
        }
    }

    void start() {
        if (isAlive()) {
            throw new IllegalStateException("Cannot start the server on port " + port + ": it runs already as process " + pid() + ". Stop it first.");
        }
        process = launch();
        try {
            awaitReady();
        } catch (RuntimeException e) {
            killQuietly();
            throw e;
        }
    }

    private Process launch() {
        List<String> command = distribution.command(home, files.data());
        command.addAll(distribution.ownOptions());
        command.addAll(settings.arguments(files, port));
        ProcessBuilder builder = new ProcessBuilder(command).directory(files.folder().toFile());
        builder.environment().putAll(settings.environment());
        File output = files.folder().resolve("output.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        builder.redirectInput(new File("/dev/null"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_BOUND.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw failed("it ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failed("it did not answer within " + START_BOUND.toSeconds() + " s");
            }
            pause();
        }
    }

    private void pause() {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the thread was interrupted");
        }
    }

    private IllegalStateException failed(String why) {
        return new IllegalStateException(
                "Cannot start MySQL " + distribution.version() + " on port " + port + ": " + why + ". The end of its error log says:\n" + files.logTail());
    }

    // Logging in with this server's own password also proves that it is not somebody else's server on that port.
    private boolean answers() {
        if (FreePort.isFree(port)) {
            return false;
        }
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/?connectTimeout=2000&socketTimeout=30000";
        try (Connection connection = DriverManager.getConnection(url, "root", settings.password());
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1") && process.isAlive();
        } catch (SQLException notYet) {
            return false;
        }
    }

    void stop() {
        if (!isAlive()) {
            return;
        }
        process.destroy();
        if (!ended(STOP_BOUND)) {
            kill9();
            throw new IllegalStateException(
                    "Cannot stop the server on port " + port + " within " + STOP_BOUND.toSeconds() + " s; it was killed. Its error log ends with:\n" + files.logTail());
        }
    }

    void kill9() {
        if (process != null) {
            process.destroyForcibly();
            ended(STOP_BOUND);
        }
    }

    private boolean ended(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void signal(String name) {
        Shell.Result result = Shell.run(files.folder().toFile(), List.of("/bin/sh", "-c", "kill -" + name + " " + pid()));
        if (!result.ok()) {
            throw new IllegalStateException("Cannot send " + name + " to process " + pid() + ": " + result.output());
        }
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
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        killQuietly();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and does the same.
        }
    }

    private void killQuietly() {
        try {
            kill9();
            CacheFolder.delete(files.folder());
        } catch (IOException leftBehind) {
            // Only a folder in the temporary folder; nothing of it is needed again.
        }
    }
}
