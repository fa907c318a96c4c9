package io.omsflink.catalog.schema;

import io.omsflink.catalog.Charsets;
import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a source table with one that stands at the target already: whether rows can be written
 * there byte for byte and found again by the same keys. Order of columns, defaults, comments,
 * collations and plain indexes may differ. Unique keys may not: a key that only the target has
 * would let one row displace another.
 */
public final class TableComparison {
    private TableComparison() {}

    /** All differences in words, empty when rows of {@code source} fit into {@code target}. */
    public static List<String> differences(TableSchema source, TableSchema target) {
        List<String> differences = new ArrayList<>();
        for (ColumnSchema column : source.columns()) {
            Optional<ColumnSchema> there = column(target, column.name());
            if (there.isEmpty()) {
                differences.add("column `%s` is missing".formatted(column.name()));
            } else {
                compare(column, there.get(), differences);
            }
        }
        target.columns().stream()
                .filter(c -> column(source, c.name()).isEmpty())
                .forEach(
                        c ->
                                differences.add(
                                        "column `%s` exists at the target only"
                                                .formatted(c.name())));
        compareKeys(source, target, differences);
        return List.copyOf(differences);
    }

    private static Optional<ColumnSchema> column(TableSchema table, String name) {
        return table.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    static void compare(ColumnSchema source, ColumnSchema target, List<String> differences) {
        String name = "column `" + source.name() + "` ";
        boolean document = source.dataType().equals("json") && target.dataType().equals("longtext");
        if (!document && !type(source).equals(type(target))) {
            differences.add(
                    name + "is %s, not %s".formatted(target.columnType(), source.columnType()));
        }
        if (!sameText(source, target)) {
            differences.add(
                    name + "has charset %s, not %s".formatted(target.charset(), source.charset()));
        }
        if (source.generated() != target.generated()) {
            differences.add(name + (target.generated() ? "is generated" : "is not generated"));
        }
        if (source.nullable() && !target.nullable()) {
            differences.add(name + "is NOT NULL");
        }
    }

    /**
     * Without what says nothing about values: the display width of whole numbers, which newer
     * servers no longer print.
     */
    private static String type(ColumnSchema column) {
        return switch (column.dataType()) {
            case "enum", "set" -> column.dataType() + column.members();
            case "tinyint", "smallint", "mediumint", "int", "bigint" ->
                    column.dataType() + (column.unsigned() ? " unsigned" : "");
            case "year", "json" -> column.dataType();
            case "geomcollection", "geometrycollection" -> "geometrycollection";
            default -> column.columnType().toLowerCase(Locale.ROOT);
        };
    }

    /** A JSON document fits into a LONGTEXT, which stands for it where there is no JSON. */
    static boolean sameText(ColumnSchema source, ColumnSchema target) {
        return source.dataType().equals("json")
                ? target.charset().isEmpty() || target.charset().equals("utf8mb4")
                : Charsets.sameBytes(source.charset(), target.charset());
    }

    static void compareKeys(TableSchema source, TableSchema target, List<String> differences) {
        Set<String> wanted = uniqueKeys(source);
        Set<String> present = uniqueKeys(target);
        wanted.stream()
                .filter(key -> !present.contains(key))
                .forEach(key -> differences.add("unique key (%s) is missing".formatted(key)));
        present.stream()
                .filter(key -> !wanted.contains(key))
                .forEach(
                        key ->
                                differences.add(
                                        "unique key (%s) exists at the target only"
                                                .formatted(key)));
    }

    /**
     * Each by its parts in an order of their own, because their order does not change what is
     * unique.
     */
    private static Set<String> uniqueKeys(TableSchema table) {
        return table.indexes().stream()
                .filter(IndexSchema::unique)
                .map(
                        index ->
                                index.parts().stream()
                                        .map(TableComparison::part)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String part(IndexSchema.Part part) {
        String what =
                part.column().isEmpty()
                        ? part.expression()
                        : part.column().toLowerCase(Locale.ROOT);
        return part.prefix() > 0 ? what + "(" + part.prefix() + ")" : what;
    }
}
