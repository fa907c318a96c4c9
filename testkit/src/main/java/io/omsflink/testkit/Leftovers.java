package io.omsflink.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends servers whose Java process was killed before it could end them itself, and removes their
 * folders.
 */
final class Leftovers {
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private Leftovers() {}

    /** Sweeps once per process. */
    static void sweep() {
        if (SWEPT.compareAndSet(false, true)) {
            try (DirectoryStream<Path> folders =
                    Files.newDirectoryStream(CacheFolder.root(), ServerFiles.PREFIX + "*")) {
                for (Path folder : folders) {
                    sweep(new ServerFiles(folder));
                }
            } catch (IOException e) {
                // Cleaning up for others is a courtesy; the next process tries again.
            }
        }
    }

    static void sweep(ServerFiles files) throws IOException {
        // A folder without an owner belongs to a detached server or is being made at this moment.
        if (Files.exists(files.owner()) && owner(files).isEmpty()) {
            server(files).ifPresent(ProcessHandle::destroyForcibly);
            CacheFolder.delete(files.folder());
        }
    }

    private static Optional<ProcessHandle> owner(ServerFiles files) throws IOException {
        String pid = Files.readString(files.owner()).strip();
        // Empty for an instant while the owner writes it.
        return pid.isEmpty()
                ? Optional.of(ProcessHandle.current())
                : ProcessHandle.of(Long.parseLong(pid));
    }

    /** The server's process, if its number has not gone to another program since. */
    private static Optional<ProcessHandle> server(ServerFiles files) throws IOException {
        if (!Files.exists(files.pidFile())) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readString(files.pidFile()).strip());
        Path commandLine = Path.of("/proc/" + pid + "/cmdline");
        boolean own =
                Files.exists(commandLine)
                        && Files.readString(commandLine).contains("--datadir=" + files.data());
        return own ? ProcessHandle.of(pid) : Optional.empty();
    }
}
