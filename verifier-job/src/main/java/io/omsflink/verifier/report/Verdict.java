package io.omsflink.verifier.report;

import io.omsflink.verifier.compare.UnitResult.Counts;
import java.util.List;
import java.util.stream.Stream;

/** What is known of a table, or of all of them. */
public enum Verdict {
    EQUAL("equal", 0),
    DIFFERENT("different", 1),
    /** Rows never rested long enough to be decided. */
    UNSETTLED("unsettled", 2),
    /** It could not be compared, or not all of it. */
    UNKNOWN("could not tell", 2);

    private final String word;
    private final int exitCode;

    Verdict(String word, int exitCode) {
        this.word = word;
        this.exitCode = exitCode;
    }

    public String word() {
        return word;
    }

    /** What the command tells the shell. */
    public int exitCode() {
        return exitCode;
    }

    /** Of a table that was compared. */
    public static Verdict of(Counts counts) {
        if (counts.different() > 0) {
            return DIFFERENT;
        }
        return counts.unsettled() > 0 ? UNSETTLED : EQUAL;
    }

    /** Of all tables: what could not be compared outweighs what differs. */
    public static Verdict worst(List<TableResult> results) {
        return Stream.of(UNKNOWN, DIFFERENT, UNSETTLED)
                .filter(v -> results.stream().anyMatch(r -> r.verdict() == v))
                .findFirst()
                .orElse(EQUAL);
    }
}
