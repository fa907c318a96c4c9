package io.omsflink.jobs.sink;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a statement of the sink, one byte for one character. A string keeps its opening
 * quote, so that it is no word.
 */
final class SqlTokens {
    private final String sql;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int index;

    SqlTokens(String sql) {
        this.sql = sql;
        while (at < sql.length()) {
            scan();
        }
    }

    private void scan() {
        char c = sql.charAt(at);
        if (c == ' ') {
            at++;
        } else if (c == '`') {
            int end = sql.indexOf('`', at + 1);
            tokens.add(sql.substring(at + 1, end));
            at = end + 1;
        } else if (c == '\'') {
            string();
        } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.') {
            int start = at;
            while (at < sql.length()
                    && (Character.isLetterOrDigit(sql.charAt(at))
                            || "_-.".indexOf(sql.charAt(at)) >= 0)) {
                at++;
            }
            tokens.add(sql.substring(start, at));
        } else {
            tokens.add(String.valueOf(c));
            at++;
        }
    }

    private void string() {
        StringBuilder text = new StringBuilder("'");
        for (at++; sql.charAt(at) != '\''; at++) {
            char c = sql.charAt(at);
            text.append(c == '\\' ? escaped(sql.charAt(++at)) : c);
        }
        at++;
        tokens.add(text.toString());
    }

    private static char escaped(char c) {
        return switch (c) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> 26;
            default -> c;
        };
    }

    boolean atEnd() {
        return index == tokens.size();
    }

    String next() {
        return tokens.get(index++);
    }

    boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (index + i >= tokens.size() || !tokens.get(index + i).equals(words[i])) {
                return false;
            }
        }
        index += words.length;
        return true;
    }

    void expect(String... words) {
        if (!skip(words)) {
            throw new IllegalArgumentException(
                    "expected " + List.of(words) + " at " + tokens.subList(index, tokens.size()));
        }
    }

    /** A number, a string or NULL, which is null. */
    String value() {
        String token = next();
        if (token.startsWith("_")) {
            token = next();
        }
        return token.equals("NULL") ? null : token.startsWith("'") ? token.substring(1) : token;
    }

    /** {@code (x, y, ..)}. */
    List<String> list() {
        List<String> values = new ArrayList<>();
        expect("(");
        do {
            values.add(value());
        } while (skip(","));
        expect(")");
        return values;
    }
}
