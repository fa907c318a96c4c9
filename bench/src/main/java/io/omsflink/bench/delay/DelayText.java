package io.omsflink.bench.delay;

import io.omsflink.bench.harness.Stage;
import io.omsflink.bench.report.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The delays in Markdown, which people can read as it is. */
public final class DelayText {
    private DelayText() {}

    public static String of(Stage stage, List<Delays> delays) {
        List<String> lines = new ArrayList<>();
        lines.add("- " + Machine.describe());
        lines.add("- source: " + stage.sourcePlan());
        lines.add("- target: " + stage.targetPlan() + ", no binary log unless said");
        lines.add("- inserts of one row, 50 to 150 ms apart; delays in ms");
        lines.add("- load: transactions of 4 row changes a second beside the inserts, as reached");
        lines.add("");
        lines.add("| contender | inserts | load | p50 | p90 | p99 | max |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|");
        delays.forEach(d -> lines.add(line(d)));
        lines.add("");
        delays.forEach(d -> lines.add("- " + d.name() + ": " + d.description()));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Delays d) {
        String format = "| %s | %d | %.0f | %.1f | %.1f | %.1f | %.1f |";
        return String.format(
                Locale.ROOT,
                format,
                d.name(),
                d.inserts(),
                d.load(),
                d.p50(),
                d.p90(),
                d.p99(),
                d.max());
    }
}
