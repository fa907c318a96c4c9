package io.omsflink.cli.cluster;

import io.omsflink.cli.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether processes run that may be nobody's children any more. To {@link ProcessHandle#isAlive}
 * one that has ended is alive until its parent takes note, and process 1 of a container often never
 * does.
 */
public final class Liveness {
    private Liveness() {}

    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && !hasEnded(process.pid());
    }

    /** Returns true as soon as the process does not run, false when it still does at the limit. */
    public static boolean awaitEnd(ProcessHandle process, Duration limit) {
        return Waiting.until(limit, () -> !runs(process));
    }

    private static boolean hasEnded(long pid) {
        try {
            String stat =
                    Files.readString(
                            Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            // "pid (name) state ..."; the name may hold brackets.
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException goneOrNoSuchFolderOnThisSystem) {
            return false;
        }
    }
}
