package io.omsflink.cli;

import io.omsflink.cli.progress.PlainDisplay;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.cli.progress.ScreenDisplay;
import java.io.PrintStream;

/**
 * Where a command speaks to: {@code out} for results, {@code err} for everything else.
 *
 * @param interactive whether a person looks on and lines may be drawn again
 * @param columns width of a line
 * @param rows height of the screen
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean interactive, int columns, int rows) {
    private static final int DEFAULT_COLUMNS = 100;
    private static final int DEFAULT_ROWS = 24;

    /**
     * The one of this process. The start script tells by {@code oms.columns} that standard output
     * is a terminal, because {@link System#console()} wants standard input to be one too.
     */
    public static Terminal ofProcess() {
        int columns = Integer.getInteger("oms.columns", 0);
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                System.out,
                System.err,
                columns > 0 && !dumb,
                columns > 0 ? columns : DEFAULT_COLUMNS,
                Integer.getInteger("oms.rows", DEFAULT_ROWS));
    }

    /** For people, or for a log when nobody looks on. */
    public ProgressDisplay display(String project) {
        return interactive
                ? new ScreenDisplay(out, project, columns, rows)
                : new PlainDisplay(out, project);
    }
}
