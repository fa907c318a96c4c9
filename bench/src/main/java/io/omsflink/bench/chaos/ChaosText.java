package io.omsflink.bench.chaos;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Results for people. */
final class ChaosText {
    private ChaosText() {}

    /** A round in one line, and what was wrong with it below. */
    static String line(RoundResult round) {
        String head =
                "Seed %d: %s. %,d transactions, %d faults, lost %d, duplicated %d, extra %d, torn %d, went back %d in %,d looks, recovery p50 %s p99 %s, %.0f s"
                        .formatted(
                                round.seed(),
                                round.ok() ? "ok" : "NOT OK",
                                round.transactions(),
                                round.faults().size(),
                                round.lost(),
                                round.duplicated(),
                                round.extra(),
                                round.torn(),
                                round.back(),
                                round.looks(),
                                seconds(round.recoveryP50()),
                                seconds(round.recoveryP99()),
                                round.seconds());
        return round.failure().isEmpty() ? head : head + "\n  " + round.failure();
    }

    /** The whole run. */
    static String of(ChaosResult result) {
        long[] recoveries = result.recoveries();
        String text =
                "%d rounds in %.0f s from seed %d, mode %s, %s: lost %d, duplicated %d, extra %d, torn %d, went back %d; recovery p50 %s, p99 %s of %d"
                        .formatted(
                                result.rounds().size(),
                                result.seconds(),
                                result.seed(),
                                result.mode(),
                                result.servers(),
                                sum(result.rounds(), RoundResult::lost),
                                sum(result.rounds(), RoundResult::duplicated),
                                sum(result.rounds(), RoundResult::extra),
                                sum(result.rounds(), RoundResult::torn),
                                sum(result.rounds(), RoundResult::back),
                                seconds(ChaosResult.quantile(0.50, recoveries)),
                                seconds(ChaosResult.quantile(0.99, recoveries)),
                                recoveries.length);
        return result.ok() ? text : text + "\nNOT OK: " + bad(result) + kept(result);
    }

    private static String kept(ChaosResult result) {
        return ". Logs and the source's change log are in " + result.folder();
    }

    private static String bad(ChaosResult result) {
        return result.rounds().stream()
                .filter(round -> !round.ok())
                .map(round -> "seed " + round.seed())
                .collect(Collectors.joining(", "));
    }

    static long sum(List<RoundResult> rounds, ToLongFunction<RoundResult> value) {
        return rounds.stream().mapToLong(value).sum();
    }

    /** {@code 1.5 s}; a dash for nothing measured. */
    static String seconds(long ms) {
        return ms < 0 ? "-" : String.format(Locale.ROOT, "%.1f s", ms / 1e3);
    }
}
