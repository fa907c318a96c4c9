package io.omsflink.catalog.check;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A unique key with text in it, some of which the target compares by another collation.
 *
 * @param collationThere the collation that the target gives a text column
 */
record UniqueText(
        TableSchema table, IndexSchema index, Function<ColumnSchema, String> collationThere) {

    /** Seconds enough for millions of rows; the scan must not burden the source for longer. */
    private static final int MAX_MILLIS = 120_000;

    /** Whether any column of the key is compared differently at the target. */
    boolean changes() {
        return index.parts().stream()
                .anyMatch(p -> !p.column().isEmpty() && changes(table.column(p.column())));
    }

    private boolean changes(ColumnSchema column) {
        return !column.collation().isEmpty()
                && !oneName(column.collation()).equals(oneName(collationThere.apply(column)));
    }

    /** Servers call one and the same character set utf8 or utf8mb3. */
    private static String oneName(String collation) {
        return collation.startsWith("utf8mb3_")
                ? "utf8_" + collation.substring("utf8mb3_".length())
                : collation;
    }

    /**
     * A query for the source: one group of rows that are different here and equal there, as
     * smallest and largest value of each column, and how many they are. Rows with a NULL in the key
     * never clash.
     */
    String clashQuery() {
        List<String> names = index.parts().stream().map(p -> Names.quote(p.column())).toList();
        String examples =
                names.stream()
                        .map(n -> "MIN(" + n + "), MAX(" + n + ")")
                        .collect(Collectors.joining(", "));
        String notNull =
                names.stream().map(n -> n + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String groups =
                index.parts().stream().map(this::asComparedThere).collect(Collectors.joining(", "));
        return "SELECT /*+ MAX_EXECUTION_TIME("
                + MAX_MILLIS
                + ") */ "
                + examples
                + ", COUNT(*) FROM "
                + Names.quote(table.id())
                + " WHERE "
                + notNull
                + " GROUP BY "
                + groups
                + " HAVING COUNT(*) > 1 LIMIT 1";
    }

    private String asComparedThere(IndexSchema.Part part) {
        ColumnSchema column = table.column(part.column());
        String value = Names.quote(part.column());
        if (part.prefix() > 0) {
            value = "LEFT(" + value + ", " + part.prefix() + ")";
        }
        return changes(column) ? converted(value, collationThere.apply(column)) : value;
    }

    private static String converted(String value, String collation) {
        // The name of a collation begins with that of its character set.
        String charset =
                collation.equals("binary")
                        ? "binary"
                        : collation.substring(0, collation.indexOf('_'));
        return "CONVERT(" + value + " USING " + charset + ") COLLATE " + collation;
    }

    /** {@code email of shop.customers}. */
    String name() {
        return index.name() + " of " + table.id();
    }

    /** {@code utf8mb4_0900_ai_ci here, utf8mb4_general_ci there}. */
    String collations() {
        return index.parts().stream()
                .filter(p -> !p.column().isEmpty())
                .map(p -> table.column(p.column()))
                .filter(this::changes)
                .map(
                        column ->
                                column.collation()
                                        + " here, "
                                        + collationThere.apply(column)
                                        + " there")
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** {@code email of shop.customers (utf8mb4_0900_ai_ci here, utf8mb4_general_ci there)}. */
    @Override
    public String toString() {
        return name() + " (" + collations() + ")";
    }
}
