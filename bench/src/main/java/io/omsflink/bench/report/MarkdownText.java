package io.omsflink.bench.report;

import java.util.List;

/** A report in Markdown, without its heading. */
final class MarkdownText {
    private MarkdownText() {}

    static String of(Report report) {
        StringBuilder out = new StringBuilder();
        report.conditions().forEach(c -> out.append("- ").append(c).append('\n'));
        out.append('\n').append(row(Cells.HEADINGS)).append("|---");
        out.append("|---:".repeat(Cells.HEADINGS.size() - 2)).append("|---|\n");
        report.figures().stream()
                .filter(Figures::measured)
                .forEach(f -> out.append(row(Cells.of(f))));
        out.append('\n');
        report.figures().forEach(f -> out.append("- ").append(Cells.legend(f)).append('\n'));
        return out.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
