package io.omsflink.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds its way in SQL text that a server printed: quotes are doubled or escaped by a backslash.
 */
public final class SqlText {
    private SqlText() {}

    /** Index after the closing quote of the literal or quoted name that begins at {@code start}. */
    public static int endOfLiteral(String sql, int start) {
        char quote = sql.charAt(start);
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && quote != '`') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("no closing quote in " + sql);
    }

    /** Index after the parenthesis that closes the one at {@code start}. */
    static int endOfParentheses(String sql, int start) {
        int depth = 0;
        int at = start;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (isQuote(c)) {
                at = endOfLiteral(sql, at);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("no closing parenthesis in " + sql);
    }

    /**
     * Index of {@code word} outside quotes and parentheses at or after {@code from}, -1 when there
     * is none.
     */
    static int indexOf(String sql, String word, int from) {
        int at = from;
        while (at < sql.length()) {
            if (sql.startsWith(word, at)) {
                return at;
            }
            char c = sql.charAt(at);
            at = isQuote(c) ? endOfLiteral(sql, at) : c == '(' ? endOfParentheses(sql, at) : at + 1;
        }
        return -1;
    }

    /**
     * Index of {@code word} outside of string literals, -1 when there is none. Parentheses and
     * quoted names are looked into.
     */
    static int indexOutsideLiterals(String sql, String word) {
        int at = 0;
        while (at < sql.length()) {
            if (sql.startsWith(word, at)) {
                return at;
            }
            boolean literal = sql.charAt(at) == '\'' || sql.charAt(at) == '"';
            at = literal ? endOfLiteral(sql, at) : at + 1;
        }
        return -1;
    }

    /**
     * The text with every key, where it stands outside of string literals, replaced by its value.
     */
    static String replaceOutsideLiterals(String sql, Map<String, String> replacements) {
        StringBuilder text = new StringBuilder(sql.length());
        int at = 0;
        while (at < sql.length()) {
            int from = at;
            Optional<String> found =
                    replacements.keySet().stream().filter(k -> sql.startsWith(k, from)).findFirst();
            if (found.isPresent()) {
                text.append(replacements.get(found.get()));
                at += found.get().length();
                continue;
            }
            boolean literal = sql.charAt(at) == '\'' || sql.charAt(at) == '"';
            int end = literal ? endOfLiteral(sql, at) : at + 1;
            text.append(sql, at, end);
            at = end;
        }
        return text.toString();
    }

    /** Whether an expression names a column, quoted or not; the case of letters does not count. */
    static boolean names(String expression, String column) {
        String sql = expression.toLowerCase(Locale.ROOT);
        String bare = Pattern.quote(column.toLowerCase(Locale.ROOT));
        return indexOutsideLiterals(sql, Names.quote(column.toLowerCase(Locale.ROOT))) >= 0
                || Pattern.compile("(?<![\\w$`'])" + bare + "(?![\\w$`'(])").matcher(sql).find();
    }

    /** The text that a quoted literal or name stands for. */
    public static String unquote(String literal) {
        char quote = literal.charAt(0);
        StringBuilder text = new StringBuilder(literal.length());
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == '\\' && quote != '`') {
                text.append(unescape(literal.charAt(++i)));
            } else {
                text.append(c);
                i += c == quote ? 1 : 0;
            }
        }
        return text.toString();
    }

    /**
     * SQL that MySQL 8 prints with its quotes and backslashes escaped once too often in some
     * catalog columns; other text comes back as it is. No backslash stands outside of quotes in
     * SQL, so the first quote tells.
     */
    static String withoutEscapes(String sql) {
        int quote = sql.indexOf('\'');
        boolean escaped = quote > 0 && sql.charAt(quote - 1) == '\\';
        return escaped ? sql.replaceAll("(?s)\\\\(.)", "$1") : sql;
    }

    private static char unescape(char c) {
        return switch (c) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'Z' -> '\u001a';
            default -> c;
        };
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }
}
