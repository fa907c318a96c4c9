package io.omsflink.bench.demo;

import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.Words;
import io.omsflink.testkit.TableCompare;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How it went.
 *
 * @param last look at the job, after the last change was applied
 * @param delays the shortest first
 */
record Summary(Comparison comparison, JobView last, List<Duration> delays) {

    DemoResult result() {
        return new DemoResult(
                comparison.equal(),
                comparison.equalTables(),
                comparison.equalRows(),
                copySeconds(),
                longestDelay().toMillis(),
                "");
    }

    private double copySeconds() {
        return last.progress().copySeconds(last.at());
    }

    private Duration longestDelay() {
        return delays.isEmpty() ? Duration.ZERO : delays.get(delays.size() - 1);
    }

    String text() {
        return String.join("\n", verdict(), moved(), copy(), log(), delay());
    }

    private String verdict() {
        if (comparison.equal()) {
            return "EQUAL: all %d tables hold the same rows on both sides."
                    .formatted(comparison.equalTables());
        }
        List<String> different =
                comparison.results().stream()
                        .filter(result -> !result.equal())
                        .map(TableCompare.Result::table)
                        .toList();
        String strangers = String.join(", ", comparison.tooMuch());
        return "NOT EQUAL: "
                + (different.isEmpty() ? "no table" : String.join(", ", different))
                + " differs"
                + (strangers.isEmpty() ? "." : "; " + strangers + " should not be at the target.");
    }

    private String moved() {
        return line(
                "moved",
                "%s rows; left behind, as the project says: %s",
                Words.count(comparison.equalRows()),
                String.join(", ", comparison.leftBehind()));
    }

    private String copy() {
        long rows = last.progress().rows();
        long bytes = last.progress().bytes();
        double seconds = Math.max(0.001, copySeconds());
        return line(
                "copy",
                "%s rows, %s in %s: %s rows/s",
                Words.count(rows),
                Words.bytes(bytes),
                Words.duration(Duration.ofMillis((long) (seconds * 1000))),
                Words.count((long) (rows / seconds)));
    }

    private String log() {
        return line(
                "change log",
                "%s rows in %s transactions applied",
                Words.count(last.sink().rowsApplied()),
                Words.count(last.sink().transactionsApplied()));
    }

    private String delay() {
        return line(
                "delay",
                "median %s, longest %s from the commit until seen at the target (%d measured)",
                delays.isEmpty() ? "-" : Words.duration(delays.get(delays.size() / 2)),
                Words.duration(longestDelay()),
                delays.size());
    }

    private static String line(String name, String format, Object... values) {
        return String.format(Locale.ROOT, "  %-12s", name)
                + String.format(Locale.ROOT, format, values);
    }
}
