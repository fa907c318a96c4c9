package io.omsflink.cli;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.CheckResult;
import java.util.Locale;

/** A pre-check in words. */
final class CheckText {
    private CheckText() {}

    /** One result; the remedy on a line of its own. */
    static String line(CheckResult result) {
        String line = String.format(
                Locale.ROOT, "%-4s  %-20s  %s", result.level().name().toLowerCase(Locale.ROOT), result.item(), result.message());
        return result.fix().isEmpty() ? line : line + "\n" + " ".repeat(28) + result.fix();
    }

    static String summary(CheckReport report) {
        int failures = report.failures().size();
        String warnings = counted(report.warnings().size(), "warning");
        return failures == 0
                ? "The project can run: %s, %s.".formatted(counted(report.tables().size(), "table"), warnings)
                : "The project cannot run: %s, %s.".formatted(counted(failures, "failure"), warnings);
    }

    private static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
