package io.omsflink.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of this user in the temporary folder, where unpacked servers and prepared data stay
 * between runs. Several processes may use it at once: an entry is built under a lock, beside its
 * final place, and appears there in one step.
 */
final class CacheFolder {
    private static final Object IN_PROCESS = new Object();

    private CacheFolder() {}

    /** Fills a new empty folder. */
    @FunctionalInterface
    interface Builder {
        void fill(Path folder) throws IOException;
    }

    static Path root() {
        Path root =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "oms-testkit-" + System.getProperty("user.name"));
        try {
            if (!Files.exists(root)) {
                createPrivate(root);
            }
            requireOwn(root);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot use the cache folder " + root + ": " + e.getMessage(), e);
        }
    }

    private static void createPrivate(Path root) throws IOException {
        try {
            Files.createDirectory(
                    root,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (java.nio.file.FileAlreadyExistsException madeByAnotherProcess) {
            // Fine: the owner is checked next.
        }
    }

    // The temporary folder is shared: programs are run from here only if nobody else could have put
    // them there.
    private static void requireOwn(Path root) throws IOException {
        Path probe = Files.createTempFile(root, "owner", null);
        boolean own = Files.getOwner(probe).equals(Files.getOwner(root));
        Files.delete(probe);
        if (!own) {
            throw new IOException(
                    "it belongs to "
                            + Files.getOwner(root)
                            + ". Remove it or set -Djava.io.tmpdir to another folder.");
        }
    }

    /** Whether this process runs as root: the folder is its own, so the folder's owner tells. */
    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(root(), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of that name, built now if no process has built it before. */
    static Path entry(String name, Builder builder) {
        Path entry = root().resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        // File locks hold between processes only; two threads of one process need the monitor as
        // well.
        synchronized (IN_PROCESS) {
            try (FileChannel channel =
                            FileChannel.open(
                                    root().resolve(name + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.isDirectory(entry)) {
                    build(entry, builder);
                }
                return entry;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot prepare " + entry + ": " + e.getMessage(), e);
            }
        }
    }

    private static void build(Path entry, Builder builder) throws IOException {
        Path unfinished = Files.createTempDirectory(root(), "new-");
        try {
            builder.fill(unfinished);
            Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
    }

    /** Removes a folder with all it holds; nothing happens when it does not exist. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Copies a folder with all it holds into an existing or new one. */
    static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
