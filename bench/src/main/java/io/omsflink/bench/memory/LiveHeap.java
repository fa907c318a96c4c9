package io.omsflink.bench.memory;

import io.omsflink.bench.harness.Tool;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another JVM after a full collection. */
final class LiveHeap {
    private static final double MEGABYTE = 1024.0 * 1024;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    /** The JDK's own tool makes the JVM collect and count what is left. */
    static double megabytes(long pid, Path folder) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String histogram =
                new Tool(folder, "jcmd")
                        .run(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                        .text();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd gave no histogram of process " + pid);
        }
        return Long.parseLong(total.group(1)) / MEGABYTE;
    }
}
