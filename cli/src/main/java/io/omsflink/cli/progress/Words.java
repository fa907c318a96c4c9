package io.omsflink.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people. */
public final class Words {
    private Words() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 850 ms}, {@code 12.3 s}, {@code 4:05 min}, {@code 3:04 h}. */
    public static String duration(Duration duration) {
        long ms = duration.toMillis();
        if (ms < 1_000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
        }
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%d:%02d h", duration.toHours(), duration.toMinutesPart())
                : String.format(
                        Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }

    /** {@code 1.2 GB}; powers of 1000. */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < 4) {
            value /= 1000;
            unit++;
        }
        return String.format(
                Locale.ROOT, value < 10 ? "%.1f %cB" : "%.0f %cB", value, "?kMGT".charAt(unit));
    }

    /** Delay of the log, a dash while none is known. */
    public static String delay(long ms) {
        return ms < 0 ? "-" : duration(Duration.ofMillis(ms));
    }
}
