package io.omsflink.cli.home;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code run/projects/<name>/}: {@code project.json} (the record), {@code project.yaml} (a copy of
 * the project file as it was last started), {@code checkpoints/} and {@code savepoints/}.
 */
public record ProjectFolder(Path folder) {
    private static final String MARKER = "_metadata";

    /** Several checkpoints of a usual project, in bytes. */
    private static final int ROOM = 256 * 1024;

    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    public Path savepoints() {
        return folder.resolve("savepoints");
    }

    /** The copy of the project file that the last start made; its secrets are references. */
    public Path projectFile() {
        return folder.resolve("project.yaml");
    }

    private Path recordFile() {
        return folder.resolve("project.json");
    }

    public Optional<ProjectRecord> read() {
        if (!Files.exists(recordFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(recordFile().toFile(), ProjectRecord.class));
        } catch (IOException e) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot read what is known of project %s: %s is damaged. Remove the file and start the project again."
                            .formatted(folder.getFileName(), recordFile()),
                    e);
        }
    }

    public void write(ProjectRecord project) {
        write(recordFile(), Json.line(project));
    }

    /** Replaces a file in one step, so that a reader never sees half of it. */
    private void write(Path file, String line) {
        try {
            OmsHome.createPrivate(folder);
            Path fresh = folder.resolve(file.getFileName() + ".new");
            Files.writeString(fresh, line + "\n");
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A change of its tables that has to be brought to its end before anything else is done. */
    public Optional<PendingChange> pendingChange() {
        if (!Files.exists(pendingFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Json.mapper().readValue(pendingFile().toFile(), PendingChange.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void writePending(PendingChange change) {
        write(pendingFile(), Json.line(change));
    }

    public void deletePending() {
        try {
            Files.deleteIfExists(pendingFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the project. */
    public void delete() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pendingFile() {
        return folder.resolve("change.json");
    }

    public void copyProjectFile(Path file) {
        try {
            OmsHome.createPrivate(folder);
            if (!Files.exists(projectFile()) || !Files.isSameFile(file, projectFile())) {
                Files.copy(file, projectFile(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The newest complete savepoint or retained checkpoint: only complete ones have the file {@code
     * _metadata}.
     */
    public Optional<Path> newestSnapshot() {
        return Stream.of(checkpoints(), savepoints())
                .flatMap(ProjectFolder::snapshots)
                .max(Comparator.comparing(ProjectFolder::completed))
                .map(Path::getParent);
    }

    /**
     * Makes sure that checkpoints can be kept: a full disk is told before anything has begun, and
     * not found in the middle of it.
     *
     * @throws OmsException CLUSTER_FAILED when they cannot
     */
    public void requireRoomForCheckpoints() {
        Path probe = checkpoints().resolve(".room");
        try {
            createPrivateFolders();
            Files.write(probe, new byte[ROOM]);
            Files.delete(probe);
        } catch (IOException e) {
            throw new OmsException(
                    ErrorCode.CLUSTER_FAILED,
                    "Cannot keep checkpoints in %s: %s. Make room there and let the folder be written to, or choose another one with OMS_RUN_DIR."
                            .formatted(checkpoints(), FileFailure.reason(e)),
                    e);
        }
    }

    private void createPrivateFolders() throws IOException {
        OmsHome.createPrivate(folder);
        Files.createDirectories(checkpoints());
    }

    /** Forgets every checkpoint and savepoint, so that the next start begins from nothing. */
    public void deleteSnapshots() {
        try {
            Folders.delete(checkpoints());
            Folders.delete(savepoints());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> snapshots(Path root) {
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(f -> f.endsWith(MARKER)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime completed(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (IOException e) {
            // A running job removes its older checkpoints while we look.
            return FileTime.fromMillis(0);
        }
    }
}
