package io.omsflink.bench.harness;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the shell's {@code times} prints: two lines, the shell's own time and that of its children,
 * each user and system time as in {@code 1m2.345s}.
 */
final class ShellTimes {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    private ShellTimes() {}

    static double ofChildren(String output) {
        Matcher times = TIME.matcher(output.strip().lines().skip(1).findFirst().orElse(""));
        double seconds = 0;
        while (times.find()) {
            seconds += 60 * Long.parseLong(times.group(1)) + Double.parseDouble(times.group(2));
        }
        return seconds;
    }
}
