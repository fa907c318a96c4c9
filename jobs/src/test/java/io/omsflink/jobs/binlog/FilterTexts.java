package io.omsflink.jobs.binlog;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random filters on the columns of {@link FilterRows}; some are refused, and are meant to be. */
final class FilterTexts {
    private static final List<String> RELATIONS = List.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final List<String> WHOLE =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "5",
                    "300",
                    "-129",
                    "9223372036854775807",
                    "9223372036854775808",
                    "18446744073709551615",
                    "-9223372036854775808",
                    "1000",
                    "0x05",
                    "b'101'",
                    "NULL",
                    "5.0");
    private static final List<String> DECIMALS =
            List.of(
                    "0",
                    "1.5",
                    "-1.50",
                    "0.1",
                    "5",
                    "0.0000000001",
                    "3.3333",
                    "0.333333333",
                    "99999999999999999999",
                    "1e10",
                    "1.5e0",
                    "NULL",
                    ".5",
                    "5.");
    private static final List<String> PATTERNS =
            List.of(
                    "'a%'",
                    "'%b'",
                    "'A_C'",
                    "'%'",
                    "'a\\_b'",
                    "'a\\%b'",
                    "''",
                    "'_'",
                    "'%a%b%'",
                    "'a\\\\\\\\b'",
                    "'é'",
                    "'E%'",
                    "'a|%b' ESCAPE '|'",
                    "'10'");
    private static final List<String> DATES =
            List.of("'2024-02-29'", "'2024-03-01'", "DATE'2024-02-29'", "'9999-12-31'", "NULL");
    private static final List<String> DATETIMES =
            List.of(
                    "'2024-02-29'",
                    "'2024-02-29 00:00:00'",
                    "'2024-02-29 23:59:59'",
                    "'2024-02-29 00:00:00.123'",
                    "'1970-01-01 00:00:00'",
                    "TIMESTAMP'2024-03-01 00:00:00'",
                    "DATE'2024-02-29'",
                    "NULL");
    private static final List<String> TIMES =
            List.of("'10:00:00'", "'-00:00:01'", "TIME'100:00:00'", "'10:00:00.5'", "NULL");
    private static final List<String> YEARS = List.of("1901", "1999", "2024", "2155");

    private final Random random;
    private final List<String> texts;
    private final Map<String, List<String>> names;

    FilterTexts(Random random) {
        this.random = random;
        this.texts = FilterRows.COLUMNS.get("t0900").values();
        this.names =
                FilterRows.COLUMNS.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        e -> e.getValue().kind(),
                                        Collectors.mapping(
                                                Map.Entry::getKey, Collectors.toList())));
    }

    String next() {
        return condition(3);
    }

    private String condition(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return atom();
        }
        return switch (random.nextInt(6)) {
            case 0 -> condition(depth - 1) + " AND " + condition(depth - 1);
            case 1 -> condition(depth - 1) + " OR " + condition(depth - 1);
            case 2 -> condition(depth - 1) + " XOR " + condition(depth - 1);
            case 3 -> "NOT " + condition(depth - 1);
            case 4 -> "(" + condition(depth - 1) + ") IS " + state();
            default -> "(" + condition(depth - 1) + ")";
        };
    }

    private String state() {
        return pick("TRUE", "FALSE", "UNKNOWN", "NULL", "NOT TRUE", "NOT FALSE", "NOT NULL");
    }

    private String atom() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> compared(column("whole"), WHOLE);
            case 2, 3 -> compared(number(), DECIMALS);
            case 4, 5, 6 -> compared(text(), texts);
            case 7 -> column("text") + not() + " LIKE " + FilterRows.pick(PATTERNS, random);
            case 8 -> compared(column("date"), DATES);
            case 9 -> compared(column("datetime"), DATETIMES);
            case 10 -> compared(column("time"), TIMES);
            default -> other();
        };
    }

    private String other() {
        return switch (random.nextInt(7)) {
            case 0 -> anyColumn() + " IS" + not() + " NULL";
            case 1 -> compared(column("year"), YEARS);
            case 2 -> column("whole") + relation() + column("whole");
            case 3 -> number() + relation() + number();
            case 4 ->
                    pick("dt", "dtm", "dtm6", "ts") + relation() + pick("dtm", "dtm6", "ts", "dt");
            case 5 -> column("whole");
            default -> "(" + atom() + ")" + relation() + "(" + atom() + ")";
        };
    }

    private String compared(String left, List<String> literals) {
        return switch (random.nextInt(6)) {
            case 0 ->
                    left
                            + not()
                            + " IN ("
                            + Stream.generate(() -> FilterRows.pick(literals, random))
                                    .limit(1 + random.nextInt(3))
                                    .collect(Collectors.joining(", "))
                            + ")";
            case 1 ->
                    left
                            + not()
                            + " BETWEEN "
                            + FilterRows.pick(literals, random)
                            + " AND "
                            + FilterRows.pick(literals, random);
            case 2 -> FilterRows.pick(literals, random) + relation() + left;
            default -> left + relation() + FilterRows.pick(literals, random);
        };
    }

    private String number() {
        return switch (random.nextInt(9)) {
            case 0 -> small() + sign() + small();
            case 1 -> small() + " DIV " + small();
            case 2 -> small() + pick(" % ", " MOD ") + small();
            case 3 -> small() + " / " + small();
            case 4 -> "ABS(" + column("number") + ")";
            case 5 -> pick("COALESCE(", "IFNULL(") + column("number") + ", " + small() + ")";
            case 6 -> "-" + column("number");
            case 7 -> pick("LENGTH(", "CHAR_LENGTH(") + column("text") + ")";
            default -> column("number");
        };
    }

    /** Numbers whose sums and products always fit. */
    private String small() {
        return pick("i8", "u8", "m", "o", "d", "f", "z", "bits", "3", "1.5", "0", "7", "i32");
    }

    private String text() {
        return random.nextInt(6) == 0
                ? pick("COALESCE(", "IFNULL(")
                        + column("text")
                        + ", "
                        + FilterRows.pick(texts, random)
                        + ")"
                : column("text");
    }

    private String column(String kind) {
        return FilterRows.pick(names.get(kind), random);
    }

    private String anyColumn() {
        return FilterRows.pick(List.copyOf(FilterRows.COLUMNS.keySet()), random);
    }

    private String relation() {
        return " " + FilterRows.pick(RELATIONS, random) + " ";
    }

    private String sign() {
        return pick(" + ", " - ", " * ");
    }

    private String not() {
        return random.nextInt(3) == 0 ? " NOT" : "";
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }
}
