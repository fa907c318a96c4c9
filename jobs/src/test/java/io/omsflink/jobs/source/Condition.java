package io.omsflink.jobs.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out an SQL condition over numbers: AND, OR, parentheses, comparisons and IN. */
final class Condition {
    private static final Pattern TOKEN = Pattern.compile("`[^`]+`|[A-Z]+|-?\\d+|<=|[()=<>,]");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Long> row;
    private int at;

    Condition(String sql, Map<String, Long> row) {
        this.row = row;
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    boolean holds() {
        boolean holds = or();
        if (at != tokens.size()) {
            throw new IllegalArgumentException(
                    "not understood: " + tokens.subList(at, tokens.size()));
        }
        return holds;
    }

    private boolean or() {
        boolean holds = and();
        while (skip("OR")) {
            holds |= and();
        }
        return holds;
    }

    private boolean and() {
        boolean holds = term();
        while (skip("AND")) {
            holds &= term();
        }
        return holds;
    }

    private boolean term() {
        if (skip("(")) {
            boolean holds = or();
            expect(")");
            return holds;
        }
        String name = tokens.get(at++);
        return name.startsWith("`")
                ? comparison(row.get(name.substring(1, name.length() - 1)))
                : name.equals("TRUE");
    }

    private boolean comparison(long value) {
        String operator = tokens.get(at++);
        if (operator.equals("IN")) {
            return in(value);
        }
        long other = Long.parseLong(tokens.get(at++));
        return switch (operator) {
            case "=" -> value == other;
            case "<" -> value < other;
            case "<=" -> value <= other;
            default -> value > other;
        };
    }

    private boolean in(long value) {
        boolean holds = false;
        expect("(");
        do {
            holds |= value == Long.parseLong(tokens.get(at++));
        } while (skip(","));
        expect(")");
        return holds;
    }

    private boolean skip(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw new IllegalArgumentException(
                    "expected " + token + " at " + tokens.subList(at, tokens.size()));
        }
    }
}
