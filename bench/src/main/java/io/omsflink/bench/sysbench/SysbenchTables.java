package io.omsflink.bench.sysbench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The tables {@code sbtest1}, {@code sbtest2}, ... of one database.
 *
 * @param rows of each table; their ids are 1 to {@code rows}
 */
public record SysbenchTables(int count, int rows) {
    public static final String DATABASE = "sbtest";

    /** Larger than every id of a row. */
    public static final int MARKER_ID = 2_000_000_000;

    // The default collation of 8.0 is unknown to 5.7, and dumps name it.
    private static final String CHARSET = "CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";

    public List<String> names() {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "sbtest" + i).toList();
    }

    public long totalRows() {
        return (long) count * rows;
    }

    public static String createDatabase() {
        return "CREATE DATABASE IF NOT EXISTS " + DATABASE + " " + CHARSET;
    }

    /** As sysbench creates it. */
    public static String create(String table) {
        return create(table, ", KEY k_1 (k)");
    }

    /** Without the plain index, which costs less when it is built over all rows at the end. */
    public static String createBare(String table) {
        return create(table, "");
    }

    public static String addIndex(String table) {
        return "ALTER TABLE " + qualified(table) + " ADD KEY k_1 (k)";
    }

    public static String qualified(String table) {
        return DATABASE + "." + table;
    }

    private static String create(String table, String index) {
        return "CREATE TABLE "
                + qualified(table)
                + " (id INT NOT NULL AUTO_INCREMENT, k INT NOT NULL DEFAULT 0,"
                + " c CHAR(120) NOT NULL DEFAULT '', pad CHAR(60) NOT NULL DEFAULT '',"
                + " PRIMARY KEY (id)"
                + index
                + ") ENGINE=InnoDB DEFAULT "
                + CHARSET;
    }

    @Override
    public String toString() {
        return "%d x %,d rows".formatted(count, rows);
    }
}
