package io.omsflink.verifier.report;

import java.util.List;
import java.util.stream.Collectors;

/** The outcome in one sentence, and in a line for each table. */
public final class Summary {
    private Summary() {}

    /** As in {@code 7 tables equal, 1 different, 1 could not be told}. */
    public static String sentence(List<TableResult> results) {
        long rows = results.stream().mapToLong(r -> r.source().rows()).sum();
        return count(results, Verdict.EQUAL)
                + " tables equal, "
                + count(results, Verdict.DIFFERENT)
                + " different, "
                + count(results, Verdict.UNSETTLED)
                + " unsettled, "
                + count(results, Verdict.UNKNOWN)
                + " not told; "
                + "%,d rows of the source compared.".formatted(rows);
    }

    private static long count(List<TableResult> results, Verdict verdict) {
        return results.stream().filter(r -> r.verdict() == verdict).count();
    }

    /** Everything as lines for a log. */
    public static String text(List<TableResult> results) {
        return results.stream().map(Summary::line).collect(Collectors.joining("\n"))
                + "\n"
                + sentence(results);
    }

    private static String line(TableResult table) {
        String rows = "%,d and %,d rows".formatted(table.source().rows(), table.target().rows());
        String counts =
                "%,d only at the source, %,d only at the target, %,d mismatched, %,d unsettled"
                        .formatted(
                                table.counts().sourceOnly(),
                                table.counts().targetOnly(),
                                table.counts().mismatched(),
                                table.counts().unsettled());
        return table.name()
                + ": "
                + table.verdict().word()
                + ", "
                + rows
                + (table.verdict() == Verdict.EQUAL ? "" : ", " + counts)
                + (table.atLeast() ? " (at least)" : "")
                + (table.problem().isEmpty() ? "" : ": " + table.problem());
    }
}
