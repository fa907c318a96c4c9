package io.omsflink.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Freezes processes and lets them go on. */
final class Signals {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private Signals() {}

    /** Returns when the process does nothing any more. */
    static void stop(long pid) {
        send("STOP", pid);
        Await.until(
                "every thread of process " + pid + " stands still", BOUND, () -> standsStill(pid));
    }

    static void resume(long pid) {
        send("CONT", pid);
    }

    private static void send(String name, long pid) {
        List<String> command = List.of("/bin/sh", "-c", "kill -" + name + " " + pid);
        Shell.Result result = Shell.run(new File("/"), command);
        if (!result.ok()) {
            throw new IllegalStateException(
                    "Cannot send "
                            + name
                            + " to process "
                            + pid
                            + ": "
                            + result.output().strip()
                            + ". Start it first.");
        }
    }

    // The signal returns at once; a thread on the other core may answer one more query.
    private static boolean standsStill(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : (Iterable<Path>) threads::iterator) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
            return true;
        }
    }
}
