package io.omsflink.catalog.ddl;

/**
 * Comments that a server runs: {@code /*!80016 text *}{@code /} is text for a server of at least
 * that version and nothing for others.
 */
final class ExecutableComments {
    private final String sql;
    private final int version;
    private final StringBuilder plain = new StringBuilder();
    private boolean running;
    private int at;

    private ExecutableComments(String sql, int version) {
        this.sql = sql;
        this.version = version;
    }

    /**
     * The statement as a server of this version reads it, without comments.
     *
     * @param version as one number, e.g. 80015
     */
    static String resolve(String sql, int version) {
        ExecutableComments comments = new ExecutableComments(sql, version);
        while (comments.at < sql.length()) {
            comments.step();
        }
        return comments.plain.toString();
    }

    private void step() {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            literal(c);
        } else if (sql.startsWith("/*!", at)) {
            open();
        } else if (sql.startsWith("/*", at)) {
            skipTo(sql.indexOf("*/", at + 2), 2);
        } else if (running && sql.startsWith("*/", at)) {
            running = false;
            skipTo(at, 2);
        } else if (c == '#' || lineComment()) {
            skipTo(sql.indexOf('\n', at), 1);
        } else {
            plain.append(c);
            at++;
        }
    }

    private boolean lineComment() {
        return sql.startsWith("--", at) && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ');
    }

    private void literal(char quote) {
        int start = at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += sql.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        at = Math.min(at + 1, sql.length());
        plain.append(sql, start, at);
    }

    private void open() {
        int digits = at + 3;
        int end = digits;
        while (end < sql.length() && end < digits + 6 && Character.isDigit(sql.charAt(end))) {
            end++;
        }
        int since = end == digits ? 0 : Integer.parseInt(sql.substring(digits, end));
        if (since <= version) {
            running = true;
            skipTo(end, 0);
        } else {
            skipTo(sql.indexOf("*/", at), 2);
        }
    }

    /** A comment parts words as a blank does. */
    private void skipTo(int found, int length) {
        plain.append(' ');
        at = found < 0 ? sql.length() : found + length;
    }
}
