package io.omsflink.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words of the table, the same on the screen and in Markdown. */
final class Cells {
    static final List<String> HEADINGS =
            List.of(
                    "contender",
                    "wall s",
                    "rows/s",
                    "CPU-s per M rows",
                    "servers' CPU-s per M rows",
                    "peak RSS MB",
                    "ratio to oms",
                    "runs (s)");

    private Cells() {}

    static List<String> of(Figures line) {
        return List.of(
                line.name(),
                number("%.1f", line.wallS()),
                number("%,.0f", line.rowsPerS()),
                number("%.1f", line.cpuSPerMillion()),
                number("%.1f", line.serverCpuSPerMillion()),
                number("%.0f", line.peakRssMb()),
                number("%.2f", line.ratio()),
                runs(line.runsWallS()));
    }

    /** What it is, and the figures that no column has. */
    static String legend(Figures line) {
        String text = line.name() + ": " + line.description() + extras(line.extras());
        return line.failure().isEmpty() ? text : text + "; " + line.failure();
    }

    private static String extras(Map<String, Double> extras) {
        return new TreeMap<>(extras)
                .entrySet().stream()
                        .map(e -> "; " + e.getKey() + " " + number("%.1f", e.getValue()))
                        .collect(Collectors.joining());
    }

    private static String runs(List<Double> seconds) {
        return seconds.stream().map(s -> number("%.1f", s)).collect(Collectors.joining(" "));
    }

    private static String number(String format, Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
