package io.omsflink.bench.report;

import java.util.ArrayList;
import java.util.List;

/** For a person at a terminal. */
public final class TextReport {
    private TextReport() {}

    public static String of(Report report) {
        StringBuilder out = new StringBuilder();
        report.conditions().forEach(c -> out.append(c).append('\n'));
        out.append('\n');
        table(report).forEach(line -> out.append(line).append('\n'));
        out.append('\n');
        report.figures().forEach(f -> out.append(Cells.legend(f)).append('\n'));
        return out.toString();
    }

    private static List<String> table(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Cells.HEADINGS);
        report.figures().stream().filter(Figures::measured).map(Cells::of).forEach(rows::add);
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(width(all, i) - row.get(i).length());
            boolean left = i == 0 || i == row.size() - 1;
            line.append(i == 0 ? "" : "  ");
            line.append(left ? row.get(i) + padding : padding + row.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
