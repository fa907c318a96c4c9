package io.omsflink.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the parts of one server lie. */
record ServerFiles(Path folder) {
    static final String PREFIX = "server-";

    private static final int TAIL_LINES = 40;

    static ServerFiles create() throws IOException {
        // The path of a Unix socket may have 107 characters at most, so the name stays short.
        ServerFiles files = new ServerFiles(Files.createTempDirectory(CacheFolder.root(), PREFIX));
        Files.writeString(files.owner(), Long.toString(ProcessHandle.current().pid()));
        Files.createDirectory(files.temporary());
        return files;
    }

    /** Names the Java process whose end is the end of this server too. */
    Path owner() {
        return folder.resolve("owner");
    }

    Path pidFile() {
        return folder.resolve("mysqld.pid");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path socket() {
        return folder.resolve("mysqld.sock");
    }

    Path errorLog() {
        return folder.resolve("error.log");
    }

    Path initFile() {
        return folder.resolve("init.sql");
    }

    /** The last lines of the server's error log, for messages. */
    String logTail() {
        if (!Files.exists(errorLog())) {
            return "(no error log)";
        }
        try {
            // The log may hold text in any charset; as Latin-1 every byte can be read.
            List<String> lines = Files.readAllLines(errorLog(), StandardCharsets.ISO_8859_1);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(error log not readable: " + e.getMessage() + ")";
        }
    }
}
