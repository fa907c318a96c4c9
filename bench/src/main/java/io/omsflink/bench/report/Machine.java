package io.omsflink.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The machine that figures were measured on. */
public final class Machine {
    private Machine() {}

    /** In one line, with today's date. */
    public static String describe() {
        return "%s: %d x %s, %.0f GiB, Linux %s, Java %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name").orElse("unknown processor"),
                        memoryGib(),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static double memoryGib() {
        return value("/proc/meminfo", "MemTotal")
                .map(text -> Double.parseDouble(text.replaceAll("\\D", "")) / (1024 * 1024))
                .orElse(Double.NaN);
    }

    private static Optional<String> value(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
