package io.omsflink.bench.demo;

import io.omsflink.cli.home.Folders;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A database server that the demo started: its process and its folder. */
record OwnServer(long pid, String folder) {

    static OwnServer of(MySqlServer server) {
        return new OwnServer(server.pid(), server.folder().toString());
    }

    /** Ends the process and removes the folder; its data are not wanted any more. */
    void remove() {
        process().ifPresent(CleanUp::kill);
        try {
            Folders.delete(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Process ids are used again, so its command line has to name the folder. */
    private Optional<ProcessHandle> process() {
        Path commandLine = Path.of("/proc/" + pid + "/cmdline");
        try {
            boolean ours =
                    Files.exists(commandLine)
                            && Files.readString(commandLine, StandardCharsets.ISO_8859_1)
                                    .contains(folder);
            return ours ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException endedMeanwhile) {
            return Optional.empty();
        }
    }
}
