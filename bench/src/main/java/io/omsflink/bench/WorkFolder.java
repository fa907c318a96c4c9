package io.omsflink.bench;

import io.omsflink.bench.sysbench.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one command, removed at its end unless there is something to look into. */
final class WorkFolder implements AutoCloseable {
    private final Path path;
    private boolean kept;

    private WorkFolder(Path path) {
        this.path = path;
    }

    static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("oms-bench-"));
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
        if (!kept) {
            DataFolder.delete(path);
        }
    }
}
