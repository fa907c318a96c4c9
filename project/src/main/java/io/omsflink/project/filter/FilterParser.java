package io.omsflink.project.filter;

import io.omsflink.project.filter.FilterExpression.Arithmetic;
import io.omsflink.project.filter.FilterExpression.Bits;
import io.omsflink.project.filter.FilterExpression.Call;
import io.omsflink.project.filter.FilterExpression.Column;
import io.omsflink.project.filter.FilterExpression.Comparison;
import io.omsflink.project.filter.FilterExpression.In;
import io.omsflink.project.filter.FilterExpression.Is;
import io.omsflink.project.filter.FilterExpression.Junction;
import io.omsflink.project.filter.FilterExpression.Like;
import io.omsflink.project.filter.FilterExpression.Logic;
import io.omsflink.project.filter.FilterExpression.Moment;
import io.omsflink.project.filter.FilterExpression.Negative;
import io.omsflink.project.filter.FilterExpression.Not;
import io.omsflink.project.filter.FilterExpression.Nothing;
import io.omsflink.project.filter.FilterExpression.Number;
import io.omsflink.project.filter.FilterExpression.Relation;
import io.omsflink.project.filter.FilterExpression.Sign;
import io.omsflink.project.filter.FilterExpression.State;
import io.omsflink.project.filter.FilterExpression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Parses row filters by the precedence of MySQL's grammar.
 *
 * <pre>
 *   condition  = xor { (OR | ||) xor }           predicate = sum [[NOT] (IN | BETWEEN | LIKE) ..]
 *   xor        = and { XOR and }                 sum       = product { (+ | -) product }
 *   and        = not { (AND | &&) not }          product   = unary { (* | / | % | DIV | MOD) unary }
 *   not        = NOT not | truth                 unary     = (- | + | !) unary | simple
 *   truth      = comparison [IS [NOT] TRUE ..]   simple    = literal | column | call | (condition)
 *   comparison = predicate { (= | < ..) predicate | IS [NOT] NULL }
 * </pre>
 */
public final class FilterParser {
    /** Of parentheses and signs: more would only exhaust the stack. */
    private static final int DEEPEST = 100;

    private static final Map<String, Relation> RELATIONS =
            Map.of(
                    "=", Relation.EQUAL,
                    "<>", Relation.DIFFERENT,
                    "!=", Relation.DIFFERENT,
                    "<", Relation.LESS,
                    "<=", Relation.LESS_OR_EQUAL,
                    ">", Relation.GREATER,
                    ">=", Relation.GREATER_OR_EQUAL);

    private static final Map<String, Sign> SUMS = Map.of("+", Sign.PLUS, "-", Sign.MINUS);
    private static final Map<String, Sign> PRODUCTS =
            Map.of(
                    "*",
                    Sign.TIMES,
                    "/",
                    Sign.OVER,
                    "%",
                    Sign.MOD,
                    "DIV",
                    Sign.DIV,
                    "MOD",
                    Sign.MOD);

    /** Words that end an operand, so that no column can be meant. */
    private static final Set<String> WORDS =
            Set.of(
                    "AND",
                    "OR",
                    "XOR",
                    "NOT",
                    "IN",
                    "IS",
                    "LIKE",
                    "BETWEEN",
                    "ESCAPE",
                    "DIV",
                    "MOD",
                    "SELECT",
                    "FROM",
                    "WHERE",
                    "CASE",
                    "WHEN",
                    "INTERVAL",
                    "BINARY",
                    "COLLATE",
                    "REGEXP",
                    "RLIKE",
                    "EXISTS",
                    "MATCH",
                    "UNION",
                    "LIMIT",
                    "ORDER",
                    "GROUP");

    private final List<FilterToken> tokens;
    private int next;
    private int depth;

    private FilterParser(List<FilterToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * The expression that the text stands for.
     *
     * @throws FilterException with the place where the text is no condition
     */
    public static FilterExpression parse(String text) {
        FilterParser parser = new FilterParser(FilterLexer.tokens(text));
        if (parser.peek().kind() == FilterToken.Kind.END) {
            throw new FilterException(0, "the filter is empty. Write a condition on columns.");
        }
        FilterExpression parsed = parser.condition();
        if (parser.peek().kind() != FilterToken.Kind.END) {
            throw parser.unexpected("an operator such as AND");
        }
        return parsed;
    }

    // Conditions

    private FilterExpression condition() {
        return joined(Junction.OR, Set.of("OR", "||"), this::exclusive);
    }

    private FilterExpression exclusive() {
        return joined(Junction.XOR, Set.of("XOR"), this::conjunction);
    }

    private FilterExpression conjunction() {
        return joined(Junction.AND, Set.of("AND", "&&"), this::negated);
    }

    private FilterExpression joined(
            Junction junction, Set<String> words, Supplier<FilterExpression> operand) {
        List<FilterExpression> operands = new ArrayList<>(List.of(operand.get()));
        int at = peek().at();
        while (words.stream().anyMatch(this::take)) {
            operands.add(operand.get());
        }
        return operands.size() == 1 ? operands.get(0) : new Logic(at, junction, operands);
    }

    private FilterExpression negated() {
        int at = peek().at();
        return take("NOT") ? deeper(() -> new Not(at, negated())) : truth();
    }

    private FilterExpression truth() {
        FilterExpression tested = comparison();
        int at = peek().at();
        if (!take("IS")) {
            return tested;
        }
        boolean not = take("NOT");
        Is is = new Is(at, tested, state());
        return not ? new Not(at, is) : is;
    }

    private State state() {
        if (take("TRUE")) {
            return State.TRUE;
        }
        if (take("FALSE")) {
            return State.FALSE;
        }
        if (take("UNKNOWN")) {
            return State.NULL;
        }
        throw unexpected("NULL, TRUE, FALSE or UNKNOWN");
    }

    private FilterExpression comparison() {
        FilterExpression left = predicate();
        while (true) {
            int at = peek().at();
            Relation relation =
                    peek().kind() == FilterToken.Kind.SIGN ? RELATIONS.get(peek().text()) : null;
            refuseNullSafe();
            if (relation != null) {
                next++;
                left = new Comparison(at, relation, left, predicate());
            } else if (isNullTest()) {
                left = nullTest(at, left);
            } else {
                return left;
            }
        }
    }

    private void refuseNullSafe() {
        if (peek().is("<=>")) {
            throw new FilterException(
                    peek().at(),
                    "<=> is NULL at some servers where it has to be false. Write `a = b OR a IS"
                            + " NULL AND b IS NULL`.");
        }
    }

    private boolean isNullTest() {
        return peek().is("IS")
                && (ahead(1).is("NULL") || ahead(1).is("NOT") && ahead(2).is("NULL"));
    }

    private FilterExpression nullTest(int at, FilterExpression tested) {
        take("IS");
        boolean not = take("NOT");
        take("NULL");
        Is is = new Is(at, tested, State.NULL);
        return not ? new Not(at, is) : is;
    }

    private FilterExpression predicate() {
        FilterExpression tested = sum();
        int at = peek().at();
        boolean not = peek().is("NOT") && !ahead(1).is("NULL") && take("NOT");
        Optional<FilterExpression> predicate = predicate(at, tested);
        if (not && predicate.isEmpty()) {
            throw unexpected("IN, BETWEEN or LIKE");
        }
        return predicate.map(p -> not ? new Not(at, p) : p).orElse(tested);
    }

    private Optional<FilterExpression> predicate(int at, FilterExpression tested) {
        if (take("IN")) {
            return Optional.of(new In(at, tested, list()));
        }
        if (take("BETWEEN")) {
            return Optional.of(between(at, tested));
        }
        return take("LIKE") ? Optional.of(like(at, tested)) : Optional.empty();
    }

    private FilterExpression between(int at, FilterExpression tested) {
        FilterExpression low = sum();
        expect("AND");
        FilterExpression high = deeper(this::predicate);
        if (low instanceof Nothing || high instanceof Nothing) {
            throw new FilterException(
                    at, "BETWEEN has NULL for a bound, so it is never true. Give two values.");
        }
        return new Logic(
                at,
                Junction.AND,
                List.of(
                        new Comparison(at, Relation.GREATER_OR_EQUAL, tested, low),
                        new Comparison(at, Relation.LESS_OR_EQUAL, tested, high)));
    }

    private FilterExpression like(int at, FilterExpression tested) {
        Text pattern = literal("a text to compare with, in quotes");
        char escape = take("ESCAPE") ? escape() : '\\';
        return new Like(at, tested, pattern, escape);
    }

    private char escape() {
        Text written = literal("one character, in quotes");
        String text = written.value();
        boolean fits =
                text.length() == 1
                        && text.charAt(0) >= ' '
                        && text.charAt(0) <= '~'
                        && "%_".indexOf(text.charAt(0)) < 0;
        if (!fits) {
            throw new FilterException(
                    written.at(),
                    "ESCAPE takes one printable ASCII character other than % and _. Choose such a"
                            + " one.");
        }
        return text.charAt(0);
    }

    private Text literal(String wanted) {
        if (peek().kind() != FilterToken.Kind.TEXT) {
            throw unexpected(wanted);
        }
        FilterToken token = tokens.get(next++);
        return new Text(token.at(), token.text());
    }

    private List<FilterExpression> list() {
        expect("(");
        List<FilterExpression> list = new ArrayList<>();
        do {
            list.add(deeper(this::condition));
        } while (take(","));
        expect(")");
        return list;
    }

    // Values

    private FilterExpression sum() {
        return chain(SUMS, this::product);
    }

    private FilterExpression product() {
        return chain(PRODUCTS, this::unary);
    }

    private FilterExpression chain(Map<String, Sign> signs, Supplier<FilterExpression> operand) {
        FilterExpression left = operand.get();
        for (int length = 0; ; length++) {
            FilterToken token = peek();
            Sign sign = sign(token, signs);
            if (sign == null) {
                return left;
            }
            next++;
            refuseDeep(length);
            left = new Arithmetic(token.at(), sign, left, operand.get());
        }
    }

    private static Sign sign(FilterToken token, Map<String, Sign> signs) {
        boolean literal =
                token.kind() != FilterToken.Kind.SIGN && token.kind() != FilterToken.Kind.NAME;
        return literal ? null : signs.get(token.text().toUpperCase(Locale.ROOT));
    }

    private FilterExpression unary() {
        int at = peek().at();
        if (take("-")) {
            return deeper(() -> new Negative(at, unary()));
        }
        if (take("+")) {
            return deeper(this::unary);
        }
        return take("!") ? deeper(() -> new Not(at, unary())) : simple();
    }

    private FilterExpression simple() {
        FilterToken token = tokens.get(next);
        switch (token.kind()) {
            case NUMBER -> {
                next++;
                return new Number(token.at(), token.text());
            }
            case TEXT -> {
                return literal("a text");
            }
            case BITS -> {
                next++;
                return new Bits(token.at(), token.text());
            }
            case QUOTED_NAME -> {
                next++;
                return new Column(token.at(), token.text());
            }
            case NAME -> {
                return word(token);
            }
            default -> {
                return parenthesised();
            }
        }
    }

    private FilterExpression parenthesised() {
        if (!take("(")) {
            throw unexpected("a column or a value");
        }
        FilterExpression inside = deeper(this::condition);
        if (peek().is(",")) {
            throw new FilterException(
                    peek().at(),
                    "lists of values are compared only by IN, one column at a time. Compare each"
                            + " column by itself.");
        }
        expect(")");
        return inside;
    }

    private FilterExpression word(FilterToken token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        if (ahead(1).is("(") && !WORDS.contains(word) || word.equals("MOD") && ahead(1).is("(")) {
            return call(token, word);
        }
        if (WORDS.contains(word)) {
            throw unexpected("a column or a value");
        }
        next++;
        boolean moment = Set.of("DATE", "TIME", "TIMESTAMP").contains(word);
        if (moment && peek().kind() == FilterToken.Kind.TEXT) {
            return new Moment(token.at(), word, tokens.get(next++).text());
        }
        return switch (word) {
            case "NULL" -> new Nothing(token.at());
            case "TRUE" -> new Number(token.at(), "1");
            case "FALSE" -> new Number(token.at(), "0");
            default -> new Column(token.at(), token.text());
        };
    }

    private FilterExpression call(FilterToken token, String name) {
        next++;
        if (ahead(1).is(")")) {
            next += 2;
            return new Call(token.at(), name, List.of());
        }
        return new Call(token.at(), name, list());
    }

    // Words

    private FilterToken peek() {
        return tokens.get(next);
    }

    private FilterToken ahead(int count) {
        return tokens.get(Math.min(next + count, tokens.size() - 1));
    }

    private boolean take(String word) {
        boolean there = peek().is(word);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw unexpected("`" + word + "`");
        }
    }

    private FilterExpression deeper(Supplier<FilterExpression> inner) {
        refuseDeep(depth++);
        FilterExpression parsed = inner.get();
        depth--;
        return parsed;
    }

    private void refuseDeep(int level) {
        if (level >= DEEPEST) {
            throw new FilterException(
                    peek().at(),
                    "it is nested more than " + DEEPEST + " levels deep. Write it flatter.");
        }
    }

    private FilterException unexpected(String wanted) {
        return new FilterException(
                peek().at(),
                peek().shown() + " stands where " + wanted + " is expected. Correct the filter.");
    }
}
