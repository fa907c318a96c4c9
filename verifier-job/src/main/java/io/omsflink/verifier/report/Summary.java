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

    /**
     * What a sample may have missed; empty when every range was compared.
     *
     * <p>A wrong row is missed when its range is left out, which happens with the part of the
     * ranges that was; rows in different ranges are missed independently.
     */
    public static String sample(List<TableResult> results) {
        int ranges = results.stream().mapToInt(TableResult::ranges).sum();
        int skipped = results.stream().mapToInt(TableResult::skipped).sum();
        if (skipped == 0) {
            return "";
        }
        double missed = (double) skipped / ranges;
        return "A sample: %,d of %,d ranges. Wrong rows in different ranges would all have stayed unseen with probability %s for 1, %s for 10, %s for 100 of them."
                .formatted(
                        ranges - skipped,
                        ranges,
                        percent(missed),
                        percent(Math.pow(missed, 10)),
                        percent(Math.pow(missed, 100)));
    }

    private static String percent(double part) {
        return "%.3g %%".formatted(100 * part);
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
