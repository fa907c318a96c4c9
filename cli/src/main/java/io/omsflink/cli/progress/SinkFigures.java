package io.omsflink.cli.progress;

/**
 * What the sink says; 0 for what it does not tell (yet).
 *
 * @param delayMs age of the newest applied change when it was applied; -1 while the log is not
 *     applied
 * @param rowsApplied from the log, since the job's last start
 * @param retries of statements, since the job's last start
 * @param conflicts changes that the target refused and the project's policy decided, since the
 *     job's last start
 * @param readOnlySince when the target began to refuse writes, in ms since 1970; 0 when it takes
 *     them
 */
public record SinkFigures(
        long delayMs,
        long rowsApplied,
        long transactionsApplied,
        long retries,
        long conflicts,
        long readOnlySince) {
    public static final SinkFigures UNKNOWN = new SinkFigures(-1, 0, 0, 0, 0, 0);
}
