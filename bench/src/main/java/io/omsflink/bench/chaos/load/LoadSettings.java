package io.omsflink.bench.chaos.load;

/**
 * What is written.
 *
 * @param cascades foreign keys whose rules change child rows below the log
 * @param twoPhase XA transactions that are prepared first and committed later
 * @param hugeRows rows of a huge transaction
 * @param writers threads
 * @param transactionsPerSecond of all writers together
 */
public record LoadSettings(
        boolean cascades,
        boolean twoPhase,
        int hugeRows,
        int writers,
        double transactionsPerSecond) {

    /** In one line. */
    public String describe() {
        return "%d writers, %.0f transactions/s, huge ones of %,d rows%s%s"
                .formatted(
                        writers,
                        transactionsPerSecond,
                        hugeRows,
                        cascades ? ", cascades" : "",
                        twoPhase ? ", XA in two phases" : "");
    }
}
