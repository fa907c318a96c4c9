package io.omsflink.jobs.binlog;

import java.nio.charset.StandardCharsets;

/**
 * What the log says about the session that ran a statement: the status variables of a Query_event
 * (see {@code libbinlogevents/include/statement_events.h} of MySQL 8.0).
 *
 * @param sqlMode as bits
 * @param timeZone its name as the session set it; empty where the log does not say
 * @param micros the part of the statement's time behind the second
 */
public record QuerySession(long sqlMode, String timeZone, int micros) {
    /** {@code STRICT_TRANS_TABLES} and {@code STRICT_ALL_TABLES}. */
    private static final long STRICT = 1L << 21 | 1L << 22;

    private static final int TOO_MANY = 254;
    private static final long ANSI_QUOTES = 1L << 2;
    private static final long NO_BACKSLASH_ESCAPES = 1L << 20;

    /** Where the log does not say. */
    public static final QuerySession UNKNOWN = new QuerySession(STRICT, "", 0);

    /** Whether values that do not fit are refused. */
    public boolean strict() {
        return (sqlMode & STRICT) != 0;
    }

    /** Whether literals and names are written as everywhere else. */
    public boolean usualQuotes() {
        return (sqlMode & (ANSI_QUOTES | NO_BACKSLASH_ESCAPES)) == 0;
    }

    /** Reads as far as the variables are known. */
    public static QuerySession parse(byte[] status) {
        LogInput in = new LogInput(status, 0, status.length);
        Reader reader = new Reader();
        while (in.position() < status.length && reader.next(in)) {
            // The reader keeps what it wants.
        }
        return new QuerySession(reader.sqlMode, reader.timeZone, reader.micros);
    }

    /** Goes over the variables, each of which has a size of its own. */
    private static final class Reader {
        private long sqlMode = UNKNOWN.sqlMode;
        private String timeZone = "";
        private int micros;

        /** False behind the last known one. */
        boolean next(LogInput in) {
            int code = (int) in.number(1);
            switch (code) {
                case 1 -> sqlMode = in.number(8);
                case 5 -> timeZone = text(in);
                case 13 -> micros = (int) in.number(3);
                case 6 -> text(in);
                case 0, 3, 10 -> in.skip(4);
                case 4 -> in.skip(6);
                case 7, 8, 18 -> in.skip(2);
                case 9, 17 -> in.skip(8);
                case 11 -> {
                    text(in);
                    text(in);
                }
                case 12 -> databases(in);
                case 16, 19, 20 -> in.skip(1);
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Names that end with a zero byte; too many of them are left out. */
        private static void databases(LogInput in) {
            int count = (int) in.number(1);
            for (int i = 0; count != TOO_MANY && i < count; i++) {
                while (in.number(1) != 0) {
                    // The name.
                }
            }
        }

        private static String text(LogInput in) {
            int length = (int) in.number(1);
            int start = in.skip(length);
            return new String(in.array(), start, length, StandardCharsets.UTF_8);
        }
    }
}
