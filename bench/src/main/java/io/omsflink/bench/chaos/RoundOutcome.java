package io.omsflink.bench.chaos;

import java.util.List;

/** Collects what a round came to. */
final class RoundOutcome {
    private static final int MOST_WORDS = 2_000;

    private final long seed;
    private final long began = System.nanoTime();
    private List<TableDifference> differences = List.of();
    private String failure = "";

    RoundOutcome(long seed) {
        this.seed = seed;
    }

    void differences(List<TableDifference> found) {
        differences = List.copyOf(found);
    }

    void failed(Throwable e) {
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        failure = text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) : text;
    }

    RoundResult result(long transactions, List<Injector.Struck> struck, Probe.Seen seen) {
        long[] recoveries =
                ChaosResult.sorted(struck.stream().mapToLong(Injector.Struck::recoveryMs));
        return new RoundResult(
                seed,
                (System.nanoTime() - began) / 1e9,
                transactions,
                struck,
                seen.looks(),
                differences.stream().mapToLong(TableDifference::lost).sum(),
                differences.stream().mapToLong(TableDifference::duplicated).sum(),
                differences.stream().mapToLong(TableDifference::extra).sum(),
                seen.torn(),
                seen.back(),
                ChaosResult.quantile(0.50, recoveries),
                ChaosResult.quantile(0.99, recoveries),
                differences.stream().map(TableDifference::words).toList(),
                failure.isEmpty() ? seen.example() : failure);
    }
}
