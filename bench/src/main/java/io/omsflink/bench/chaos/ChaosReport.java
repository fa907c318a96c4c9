package io.omsflink.bench.chaos;

import io.omsflink.bench.report.Machine;
import io.omsflink.bench.report.MarkdownFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps the results of a run as a section of a Markdown file. */
final class ChaosReport {
    private static final String HEAD =
            """
            # Chaos

            Written by `oms chaos ... --report bench/CHAOS.md`; a row is a seed, and the same seed writes and breaks the same. Both sides are
            compared row by row after each. *Torn*: a pair of tables that every transaction changes together was seen unequal at the target.
            *Back*: a counter was seen to go back, as when a transaction is applied again. *Recovery*: from the fault's end (from the kill, where the product
            mends itself) until a change of the source shows up at the target.
            """;

    private ChaosReport() {}

    static void write(Path file, ChaosResult result) {
        long end = result.seed() + result.rounds().size() - 1;
        String title =
                "Seeds %d to %d, mode %s, %s"
                        .formatted(result.seed(), end, result.mode(), result.servers());
        new MarkdownFile(file, HEAD).writeSection(title, body(result));
    }

    private static String body(ChaosResult result) {
        return """
        - %s
        - %s; %.0f minutes
        - %s
        - faults: %s

        | seed | transactions | faults | lost | duplicated | extra | torn | back | recovery p50 | p99 | |
        |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|
        %s
        """
                .formatted(
                        Machine.describe(),
                        result.options(),
                        result.seconds() / 60,
                        ChaosText.of(result).lines().findFirst().orElse(""),
                        faults(result),
                        result.rounds().stream()
                                .map(ChaosReport::row)
                                .collect(Collectors.joining("\n")));
    }

    private static String faults(ChaosResult result) {
        Map<String, Long> counts =
                result.rounds().stream()
                        .flatMap(round -> round.faults().stream())
                        .collect(
                                Collectors.groupingBy(
                                        Injector.Struck::fault,
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " x " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String row(RoundResult round) {
        return "| %d | %,d | %d | %d | %d | %d | %d | %d | %s | %s | %s |"
                .formatted(
                        round.seed(),
                        round.transactions(),
                        round.faults().size(),
                        round.lost(),
                        round.duplicated(),
                        round.extra(),
                        round.torn(),
                        round.back(),
                        ChaosText.seconds(round.recoveryP50()),
                        ChaosText.seconds(round.recoveryP99()),
                        verdict(round));
    }

    private static String verdict(RoundResult round) {
        return round.ok() ? "ok" : "NOT OK " + round.failure().replaceAll("[|\\n]", " ");
    }
}
