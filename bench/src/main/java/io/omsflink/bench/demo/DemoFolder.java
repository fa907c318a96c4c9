package io.omsflink.bench.demo;

import io.omsflink.cli.home.Folders;
import io.omsflink.cli.home.Json;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder {@code run/demo}: a run folder like that of the home, but for the demo's own cluster
 * and project, so that nothing of the user's is touched. One demo at a time: the command holds a
 * lock, which the system gives up when the command ends.
 */
final class DemoFolder implements AutoCloseable {
    private final OmsHome home;
    private final Path failureLogs;
    private final FileChannel lock;

    private DemoFolder(OmsHome home, Path failureLogs, FileChannel lock) {
        this.home = home;
        this.failureLogs = failureLogs;
        this.lock = lock;
    }

    static DemoFolder claim(OmsHome installed) {
        installed.prepare();
        Path run = installed.run().resolve("demo");
        try {
            FileChannel lock = lock(installed.run().resolve("demo.lock"));
            return new DemoFolder(
                    installed.withRun(run), installed.log().resolve("demo-failed"), lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean mine = false;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Answered below, like a lock of another process.
        }
        if (!mine) {
            channel.close();
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot use the demo now: another `oms demo` is under way. Wait for its end or"
                            + " end it with Ctrl-C.");
        }
        return channel;
    }

    /** The home of the demo's cluster and project. */
    OmsHome home() {
        return home;
    }

    Path projectFile() {
        return home.run().resolve("shop.yaml");
    }

    /** What an earlier command left here. */
    Optional<DemoRecord> record() {
        if (!Files.exists(recordFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(recordFile().toFile(), DemoRecord.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(DemoRecord record) {
        try {
            OmsHome.createPrivate(home.run());
            Path fresh = home.run().resolve("demo.json.new");
            Files.writeString(fresh, Json.line(record) + "\n");
            Files.move(
                    fresh,
                    recordFile(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands a password over to everybody who is given this home: commands and cluster. */
    void writeSecret(String variable, String secret) {
        try {
            OmsHome.createPrivate(home.run());
            OmsHome.createPrivate(home.secrets());
            Path file = secretFile(variable);
            Files.writeString(file, secret + "\n");
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path secretFile(String variable) {
        return home.secrets().resolve(variable);
    }

    /** Puts the processes' logs where {@link #delete} does not reach them, if there are any. */
    Optional<Path> saveLogs() {
        try {
            Folders.delete(failureLogs);
            if (!Files.isDirectory(home.log())) {
                return Optional.empty();
            }
            Files.createDirectories(failureLogs.getParent());
            return Optional.of(Files.move(home.log(), failureLogs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Folders.delete(home.run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path recordFile() {
        return home.run().resolve("demo.json");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
