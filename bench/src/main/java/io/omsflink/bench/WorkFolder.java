package io.omsflink.bench;

import io.omsflink.bench.sysbench.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for one command, removed at its end, also when it is interrupted, unless there is
 * something to look into. It may hold gigabytes.
 */
final class WorkFolder implements AutoCloseable {
    private final Thread shutdownHook = new Thread(this::removeQuietly, "remove-folder");
    private final Path path;
    private boolean kept;

    private WorkFolder(Path path) {
        this.path = path;
    }

    static WorkFolder create() throws IOException {
        WorkFolder folder = new WorkFolder(Files.createTempDirectory("oms-bench-"));
        Runtime.getRuntime().addShutdownHook(folder.shutdownHook);
        return folder;
    }

    Path path() {
        return path;
    }

    void keep() {
        kept = true;
        System.err.println("What the contenders left behind is in " + path);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        if (!kept) {
            DataFolder.delete(path);
        }
    }

    private void removeQuietly() {
        try {
            DataFolder.delete(path);
        } catch (IOException stillWrittenTo) {
            // A cluster may be ending at the same time; what it leaves is in the temporary folder.
        }
    }
}
