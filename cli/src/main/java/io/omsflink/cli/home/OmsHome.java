package io.omsflink.cli.home;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of an installation.
 *
 * @param folder what is installed: {@code bin lib flink conf oms-jobs.jar oms-verifier.jar}; only
 *     read
 * @param run what is kept: the cluster's process ids, projects, checkpoints
 * @param log what the processes write
 */
public record OmsHome(Path folder, Path run, Path log) {

    /**
     * The home that the start script names by the system property {@code oms.home}; the environment
     * variable {@code OMS_RUN_DIR} moves {@code run} and {@code log} elsewhere.
     *
     * @throws OmsException when there is no such home
     */
    public static OmsHome locate() {
        Path folder = Path.of(System.getProperty("oms.home", ".")).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder.resolve("flink/lib"))) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot find the OMS home: %s has no folder flink/lib. Start the command with the script bin/oms of an installation."
                            .formatted(folder));
        }
        String run = System.getenv("OMS_RUN_DIR");
        OmsHome home = new OmsHome(folder, folder.resolve("run"), folder.resolve("log"));
        return run == null || run.isEmpty() ? home : home.withRun(Path.of(run));
    }

    /**
     * The same installation with its own cluster, projects and logs, apart from every other one.
     */
    public OmsHome withRun(Path other) {
        Path absolute = other.toAbsolutePath().normalize();
        return new OmsHome(folder, absolute, absolute.resolve("log"));
    }

    public Path flinkLib() {
        return folder.resolve("flink/lib");
    }

    public Path conf() {
        return folder.resolve("conf");
    }

    public Path jobsJar() {
        return folder.resolve("oms-jobs.jar");
    }

    public Path verifierJar() {
        return folder.resolve("oms-verifier.jar");
    }

    /**
     * Where secrets of the caller's environment are handed over to the local cluster; readable by
     * the owner only.
     */
    public Path secrets() {
        return run.resolve("secrets");
    }

    public ProjectFolder project(String name) {
        return new ProjectFolder(run.resolve("projects").resolve(name));
    }

    /** Every project that was ever started from here, by name. */
    public List<ProjectFolder> projects() {
        Path all = run.resolve("projects");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.sorted()
                    .map(ProjectFolder::new)
                    .filter(p -> p.read().isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates {@code run} and {@code log}. */
    public OmsHome prepare() {
        try {
            Files.createDirectories(run);
            Files.createDirectories(log);
            return this;
        } catch (FileSystemException e) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot write to %s: %s. Give a folder that you may write to in the variable OMS_RUN_DIR."
                            .formatted(
                                    e.getFile(),
                                    e.getReason() == null ? "no permission" : e.getReason()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a folder that nobody but its owner can look into. */
    public static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
