package io.omsflink.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns that are as wide as their widest cell; cells with numbers stand to the right. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    /**
     * @param headings of the columns; none for a list of names and values
     */
    TextTable(String... headings) {
        if (headings.length > 0) {
            rows.add(headings);
        }
    }

    void add(String... cells) {
        rows.add(cells);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String padding = " ".repeat(width(i) - row[i].length());
                line.append(i == 0 ? "" : "  ")
                        .append(numeric(i) ? padding + row[i] : row[i] + padding);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(r -> r[column].length()).max().orElse(0);
    }

    private boolean numeric(int column) {
        return rows.size() > 1
                && rows.stream()
                        .skip(1)
                        .allMatch(r -> r[column].matches("[\\d,./]+( [kMGT]?B)?|-"));
    }
}
