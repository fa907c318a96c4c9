package io.omsflink.cli;

import io.omsflink.verifier.VerifyPlan;
import io.omsflink.verifier.report.Tally;
import io.omsflink.verifier.table.TablePair;
import java.io.PrintStream;

/** How far a verification is: a line that is drawn again, or one now and then for a log. */
final class VerifyProgress {
    private static final long SCREEN_MILLIS = 200;
    private static final long LOG_MILLIS = 10_000;

    private final PrintStream out;
    private final boolean interactive;
    private final VerifyPlan plan;
    private final long estimate;
    private final long begun = System.nanoTime();
    private long shown;

    VerifyProgress(PrintStream out, boolean interactive, VerifyPlan plan) {
        this.out = out;
        this.interactive = interactive;
        this.plan = plan;
        this.estimate = plan.pairs().stream().mapToLong(TablePair::rowEstimate).sum();
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Shows the state unless it has just done so. */
    void show(Tally tally) {
        long now = (System.nanoTime() - begun) / 1_000_000;
        if (now - shown >= (interactive ? SCREEN_MILLIS : LOG_MILLIS)) {
            shown = now;
            out.print(interactive ? "\r" + line(tally) + "\033[K" : line(tally) + "\n");
            out.flush();
        }
    }

    /** Leaves the place of the line to what follows. */
    void end() {
        if (interactive) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    private String line(Tally tally) {
        long rows = tally.sourceRows();
        double part = estimate == 0 ? 1 : Math.min(1, (double) rows / estimate);
        int filled = (int) Math.round(part * 20);
        return "[%s%s] %,d rows, %,.0f rows/s, %d of %d tables"
                .formatted(
                        "#".repeat(filled),
                        ".".repeat(20 - filled),
                        rows,
                        rows / Math.max(0.001, seconds()),
                        tally.tablesDone(),
                        plan.pairs().size() + plan.refused().size());
    }
}
