package io.omsflink.verifier.report;

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
}
