package io.omsflink.cli.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a process that lives on when this command and its terminal are gone. */
final class Detached {
    /**
     * A new session where the system has {@code setsid}; ignored terminal signals everywhere, which
     * a process keeps through {@code exec} and a JVM respects: Ctrl-C at {@code oms run} goes to
     * every process of the terminal's foreground group.
     */
    private static final String SCRIPT =
            "trap '' INT HUP; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; else"
                    + " exec \"$@\"; fi";

    private Detached() {}

    /**
     * @param output receives standard output and error; appended to
     */
    static ProcessHandle start(List<String> command, Path folder, Path output) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
        wrapped.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(wrapped)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // glibc keeps a malloc arena per thread; with Flink's many threads that is hundreds of MB
        // that no JVM option limits.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        try {
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
