package io.omsflink.catalog;

import io.omsflink.catalog.IndexSchema.Part;
import io.omsflink.catalog.PartitionSchema.Partition;
import io.omsflink.catalog.PartitionSchema.Rule;
import io.omsflink.project.TableId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Table definitions and targets for tests without a server. */
public final class Definitions {
    public static final TableId ID = new TableId("shop", "t");

    private static final Map<String, String> COLLATIONS =
            Map.of(
                    "utf8mb4_general_ci", "utf8mb4",
                    "utf8mb4_bin", "utf8mb4",
                    "utf8_general_ci", "utf8",
                    "utf16_general_ci", "utf16",
                    "sjis_japanese_ci", "sjis",
                    "ascii_general_ci", "ascii",
                    "binary", "binary");
    private static final Map<String, String> DEFAULTS =
            Map.of("utf8mb4", "utf8mb4_general_ci", "utf16", "utf16_general_ci");

    private Definitions() {}

    /** A target that answers this to {@code SELECT VERSION()}. */
    public static TargetCapabilities target(String version) {
        return TargetCapabilities.of(version, COLLATIONS, DEFAULTS, false);
    }

    public static ColumnSchema column(String name, String type) {
        return column(name, type, "", "", "");
    }

    public static ColumnSchema text(String name, int length, String collation) {
        return new ColumnSchema(
                name,
                "varchar",
                "varchar(" + length + ")",
                true,
                Charsets.charsetOfCollation(collation),
                collation,
                length,
                0,
                0,
                null,
                "",
                "",
                "",
                List.of());
    }

    public static ColumnSchema column(
            String name, String type, String defaultValue, String extra, String generation) {
        return new ColumnSchema(
                name,
                type.replaceAll("[( ].*", ""),
                type,
                extra.isEmpty() && !name.equals("id") && !name.equals("day"),
                "",
                "",
                0,
                0,
                0,
                defaultValue.isEmpty() ? null : defaultValue,
                extra,
                generation,
                "",
                List.of());
    }

    public static IndexSchema key(String name, String... columns) {
        return index(name, false, "BTREE", columns);
    }

    public static IndexSchema unique(String name, String... columns) {
        return index(name, true, "BTREE", columns);
    }

    public static IndexSchema index(String name, boolean unique, String type, String... columns) {
        List<Part> parts =
                Arrays.stream(columns)
                        .map(
                                c ->
                                        c.startsWith("(")
                                                ? new Part(
                                                        "",
                                                        0,
                                                        false,
                                                        c.substring(1, c.length() - 1))
                                                : new Part(
                                                        c.replace(" DESC", ""),
                                                        0,
                                                        c.endsWith(" DESC"),
                                                        ""))
                        .toList();
        return new IndexSchema(name, unique, type, parts, "", true);
    }

    public static TableSchema table(List<ColumnSchema> columns, IndexSchema... indexes) {
        return new TableSchema(
                ID,
                columns,
                List.of(indexes),
                "InnoDB",
                "utf8mb4",
                "utf8mb4_general_ci",
                "",
                0,
                0,
                List.of());
    }

    /** With so many partitions {@code p0, p1, ..} and their values. */
    public static TableDefinition partitioned(
            TableSchema table, String method, String expression, String... values) {
        List<Partition> partitions =
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Partition("p" + i, values[i], "", List.of()))
                        .toList();
        return new TableDefinition(
                table,
                Optional.of(
                        new PartitionSchema(
                                Rule.of(method, expression), partitions, Optional.empty())),
                List.of(),
                List.of());
    }
}
