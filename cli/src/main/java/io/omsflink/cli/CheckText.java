package io.omsflink.cli;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pre-check in words. */
final class CheckText {
    private static final int ITEM = 25;
    private static final int INDENT = ITEM + 8;

    private CheckText() {}

    /**
     * One result; the remedy on a line of its own, both broken so that they stand in one column.
     */
    static String line(CheckResult result, int columns) {
        int width = Math.max(40, columns - INDENT - 1);
        String level = result.level().name().toLowerCase(Locale.ROOT);
        String head = String.format(Locale.ROOT, "%-4s  %-" + ITEM + "s  ", level, result.item());
        return Stream.of(result.message(), result.fix())
                .flatMap(text -> broken(text, width).stream())
                .collect(Collectors.joining("\n" + " ".repeat(INDENT), head, ""));
    }

    /** Lines of at most so many characters, unless a single word is longer. */
    static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    static String summary(CheckReport report) {
        int failures = report.failures().size();
        String warnings = counted(report.warnings().size(), "warning");
        return failures == 0
                ? "The project can run: %s, %s."
                        .formatted(counted(report.tables().size(), "table"), warnings)
                : "The project cannot run: %s, %s."
                        .formatted(counted(failures, "failure"), warnings);
    }

    private static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }
}
