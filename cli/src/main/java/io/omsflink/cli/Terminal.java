package io.omsflink.cli;

import java.io.PrintStream;

/**
 * Where a command speaks to: {@code out} for results, {@code err} for everything else.
 *
 * @param interactive whether a person looks on and lines may be drawn again
 * @param columns width of a line
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {
    private static final int DEFAULT_COLUMNS = 100;

    /**
     * The one of this process. The start script tells by {@code oms.columns} that standard output is a terminal, because
     * {@link System#console()} wants standard input to be one too.
     */
    public static Terminal ofProcess() {
        int columns = Integer.getInteger("oms.columns", 0);
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Terminal(System.out, System.err, columns > 0 && !dumb, columns > 0 ? columns : DEFAULT_COLUMNS);
    }
}
