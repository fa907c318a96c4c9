package io.omsflink.jobs.binlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table with a column of every type that a filter takes, and random rows of values that lie close
 * to each other.
 */
final class FilterRows {
    private static final List<String> TEXTS =
            List.of(
                    "''",
                    "'a'",
                    "'A'",
                    "'b'",
                    "'abc'",
                    "'ABC'",
                    "'abd'",
                    "'a '",
                    "' a'",
                    "'e'",
                    "'E'",
                    "'a-b'",
                    "'a_b'",
                    "'a%b'",
                    "'10'",
                    "'9'",
                    "'zebra'",
                    "'Z'",
                    "'_'",
                    "'a\\tb'",
                    "'a\\\\b'",
                    "'ss'");
    private static final List<String> LATIN = with(TEXTS, "'é'", "'Ä'", "'ß'", "'aé'");
    private static final List<String> WIDE = with(LATIN, "'日本'", "'æ'", "'ａ'", "'a\uD83D\uDE00'");

    /** Type and values of each column. */
    static final Map<String, Column> COLUMNS = columns();

    /**
     * @param kind what it is compared with
     * @param values SQL literals
     */
    record Column(String type, String kind, List<String> values) {}

    private FilterRows() {}

    private static List<String> with(List<String> values, String... more) {
        List<String> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        numbers(columns);
        texts(columns);
        moments(columns);
        return columns;
    }

    private static void numbers(Map<String, Column> columns) {
        put(columns, "i8", "TINYINT", "whole", "-128", "127", "0", "1", "-1", "5");
        put(columns, "u8", "TINYINT UNSIGNED", "whole", "0", "1", "5", "255");
        put(columns, "i32", "INT", "whole", "-2147483648", "2147483647", "0", "1", "-5", "1000");
        put(
                columns,
                "i64",
                "BIGINT",
                "whole",
                "-9223372036854775808",
                "9223372036854775807",
                "0",
                "-1",
                "5",
                "1000");
        put(
                columns,
                "u64",
                "BIGINT UNSIGNED",
                "whole",
                "0",
                "1",
                "5",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551615");
        put(columns, "z", "INT(6) ZEROFILL", "whole", "0", "5", "42", "1234567");
        put(columns, "bits", "BIT(10)", "whole", "0", "1", "5", "1000");
        put(columns, "bits64", "BIT(64)", "whole", "0", "5", "18446744073709551615");
        put(columns, "m", "DECIMAL(10,2)", "number", "0", "1", "1.5", "-1.50", "5", "99999999.99");
        put(columns, "n", "DECIMAL(20,0)", "number", "0", "1", "-5", "99999999999999999999");
        put(columns, "o", "DECIMAL(30,10)", "number", "0", "0.0000000001", "1.5", "-5", "3.3333");
        put(columns, "d", "DOUBLE", "number", "0", "1.5", "-1.5", "0.1", "1e10", "3.3333", "5");
        put(columns, "f", "FLOAT", "number", "0", "1.5", "-1.5", "0.1", "1e10", "3.3333", "5");
    }

    private static void texts(Map<String, Column> columns) {
        columns.put("t0900", text("VARCHAR(20)", "utf8mb4_0900_ai_ci", WIDE));
        columns.put("tgen", text("CHAR(10)", "utf8mb4_general_ci", WIDE));
        columns.put("tbin", text("VARCHAR(20)", "utf8mb4_bin", WIDE));
        columns.put("tuni", text("VARCHAR(20)", "utf8mb4_unicode_ci", WIDE));
        columns.put("tcs", text("VARCHAR(20)", "utf8mb4_0900_as_cs", WIDE));
        columns.put("tswe", text("VARCHAR(20)", "latin1_swedish_ci", LATIN));
        columns.put("tgbk", text("VARCHAR(20)", "gbk_chinese_ci", TEXTS));
        columns.put("txt", text("TEXT", "utf8mb4_general_ci", WIDE));
        columns.put("bin", new Column("BINARY(4)", "text", List.of("''", "'a'", "'A'", "'abc'")));
        columns.put("vbin", new Column("VARBINARY(20)", "text", WIDE));
        columns.put(
                "en",
                text(
                        "ENUM('a','B','abc','10')",
                        "utf8mb4_general_ci",
                        List.of("1", "2", "3", "4")));
        columns.put(
                "st", text("SET('a','b','c')", "utf8mb4_general_ci", List.of("0", "1", "3", "7")));
    }

    private static Column text(String type, String collation, List<String> values) {
        String charset = collation.substring(0, collation.indexOf('_'));
        return new Column(
                type + " CHARACTER SET " + charset + " COLLATE " + collation, "text", values);
    }

    private static void moments(Map<String, Column> columns) {
        put(
                columns,
                "dt",
                "DATE",
                "date",
                "'0000-00-00'",
                "'2012-00-10'",
                "'2011-02-31'",
                "'2024-02-29'",
                "'2024-03-01'",
                "'9999-12-31'");
        put(
                columns,
                "dtm",
                "DATETIME",
                "datetime",
                "'0000-00-00'",
                "'2024-02-29 00:00:00'",
                "'2024-02-29 23:59:59'",
                "'2024-03-01 00:00:00'");
        put(
                columns,
                "dtm6",
                "DATETIME(6)",
                "datetime",
                "'2024-02-29 00:00:00.000001'",
                "'2024-02-29 00:00:00'",
                "'2024-03-01 00:00:00.5'");
        put(
                columns,
                "ts",
                "TIMESTAMP(3) NULL",
                "datetime",
                "'0000-00-00'",
                "'2024-02-29 00:00:00.123'",
                "'2024-02-29 00:00:00'",
                "'2024-03-31 02:30:00'",
                "'1970-01-01 00:00:01'");
        put(
                columns,
                "ti",
                "TIME",
                "time",
                "'-838:59:59'",
                "'00:00:00'",
                "'-00:00:01'",
                "'10:00:00'",
                "'100:00:00'");
        put(columns, "ti2", "TIME(2)", "time", "'-10:00:00.25'", "'10:00:00'", "'10:00:00.5'");
        put(columns, "y", "YEAR", "year", "0", "1901", "1999", "2024", "2155");
    }

    private static void put(
            Map<String, Column> columns, String name, String type, String kind, String... values) {
        columns.put(name, new Column(type, kind, List.of(values)));
    }

    /** {@code CREATE TABLE}. */
    static String create(String table) {
        return COLUMNS.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue().type())
                .collect(
                        Collectors.joining(
                                ", ", "CREATE TABLE " + table + " (id INT PRIMARY KEY, ", ")"));
    }

    /** {@code INSERT} of rows whose ids begin with 0. */
    static String insert(String table, int rows, Random random) {
        return IntStream.range(0, rows)
                .mapToObj(id -> row(id, random))
                .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES ", ""));
    }

    private static String row(int id, Random random) {
        return COLUMNS.values().stream()
                .map(column -> random.nextInt(6) == 0 ? "NULL" : pick(column.values(), random))
                .collect(Collectors.joining(", ", "(" + id + ", ", ")"));
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
