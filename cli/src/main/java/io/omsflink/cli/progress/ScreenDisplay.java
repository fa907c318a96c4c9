package io.omsflink.cli.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws the same block of lines again and again on a terminal: a bar per table, then a line on the
 * whole.
 */
public final class ScreenDisplay implements ProgressDisplay {
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final String name;
    private final int columns;
    private final int rows;
    private final Rates rates = new Rates();
    private final ProgressText text = new ProgressText(rates);
    private int drawn;

    public ScreenDisplay(PrintStream out, String name, int columns, int rows) {
        this.out = out;
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public void show(JobView view) {
        rates.add(view);
        draw(lines(view));
    }

    private List<String> lines(JobView view) {
        List<String> lines = new ArrayList<>(tables(view.progress()));
        lines.add(name + "  " + text.summary(view));
        return lines;
    }

    private List<String> tables(Progress progress) {
        int width = progress.tables().stream().mapToInt(t -> t.name().length()).max().orElse(0);
        int fitting = Math.max(3, rows - 4);
        List<String> lines =
                new ArrayList<>(
                        chosen(progress, fitting).stream()
                                .map(t -> text.table(t, Math.min(width, 40)))
                                .toList());
        int hidden = progress.tablesTotal() - lines.size();
        if (hidden > 0) {
            lines.add("  and " + hidden + " more tables");
        }
        return lines;
    }

    /**
     * Those under way first when not all fit, then the waiting ones; on the screen always by name,
     * so that no bar jumps.
     */
    private static List<TableProgress> chosen(Progress progress, int fitting) {
        List<TableProgress> all =
                progress.tables().stream()
                        .sorted(Comparator.comparing(TableProgress::name))
                        .toList();
        if (all.size() <= fitting) {
            return all;
        }
        List<TableProgress> first =
                all.stream()
                        .sorted(Comparator.comparing(ScreenDisplay::urgency))
                        .limit(fitting)
                        .toList();
        return all.stream().filter(first::contains).toList();
    }

    private static int urgency(TableProgress table) {
        return switch (table.state()) {
            case "copying" -> 0;
            case "indexing" -> 1;
            case "waiting" -> 2;
            default -> 3;
        };
    }

    private void draw(List<String> lines) {
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\033[").append(drawn).append("A\r");
        }
        lines.forEach(line -> screen.append(cut(line)).append(CLEAR_LINE).append('\n'));
        out.print(screen.append(CLEAR_BELOW));
        out.flush();
        drawn = lines.size();
    }

    /** A line that wraps would be two, and the cursor would go back too little. */
    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }

    @Override
    public void close() {
        drawn = 0;
        out.flush();
    }
}
