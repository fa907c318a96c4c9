package io.omsflink.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of a table is more than the target holds, in words. */
final class LimitCheck {
    private static final Set<String> OUTSIDE =
            Set.of(
                    "tinyblob",
                    "blob",
                    "mediumblob",
                    "longblob",
                    "tinytext",
                    "text",
                    "mediumtext",
                    "longtext",
                    "json",
                    "geometry");

    private final TargetLimits limits;
    private final Collations collations;

    LimitCheck(TargetLimits limits, Collations collations) {
        this.limits = limits;
        this.collations = collations;
    }

    List<String> exceeded(TableDefinition definition) {
        TableSchema table = definition.table();
        List<String> found = new ArrayList<>();
        over(found, "columns", table.columns().size(), limits.columns());
        long indexes = table.indexes().stream().filter(i -> !i.primary()).count();
        over(found, "indexes", indexes, limits.indexes());
        for (IndexSchema index : table.indexes()) {
            String what = "columns in index " + Names.quote(index.name());
            over(found, what, index.parts().size(), limits.keyColumns());
        }
        int partitions = definition.partitions().map(PartitionSchema::count).orElse(0);
        over(found, "partitions", partitions, limits.partitions());
        long row = table.columns().stream().mapToLong(this::bytesInRow).sum();
        over(found, "bytes in a row", row, limits.rowBytes());
        table.columns().stream()
                .filter(c -> c.dataType().equals("varchar"))
                .forEach(c -> over(found, characters(c), c.length(), limits.varcharCharacters()));
        names(table)
                .forEach(name -> over(found, nameOf(name), length(name), limits.nameCharacters()));
        return found;
    }

    private static String characters(ColumnSchema column) {
        return "characters in column " + Names.quote(column.name());
    }

    private static String nameOf(String name) {
        return "characters in the name " + Names.quote(name);
    }

    private static int length(String name) {
        return name.codePointCount(0, name.length());
    }

    private static Stream<String> names(TableSchema table) {
        return Stream.of(
                        Stream.of(table.id().table()),
                        table.columns().stream().map(ColumnSchema::name),
                        table.indexes().stream().map(IndexSchema::name))
                .flatMap(names -> names);
    }

    private static void over(List<String> found, String what, long is, long limit) {
        if (is > limit) {
            found.add("%d %s; the target holds %d".formatted(is, what, limit));
        }
    }

    /** A lower bound, so that nothing is refused that the server would take. */
    private long bytesInRow(ColumnSchema column) {
        if (OUTSIDE.contains(column.dataType())) {
            return 0;
        }
        boolean text = !column.charset().isEmpty();
        return switch (column.dataType()) {
            case "char", "varchar" ->
                    column.length() * (text ? bytesPerCharacter(column.charset()) : 1);
            case "binary", "varbinary" -> column.length();
            case "decimal" -> column.precision() / 2 + 1;
            default -> 1;
        };
    }

    private long bytesPerCharacter(String charset) {
        return switch (collations.charset(charset)) {
            case "utf8mb4", "utf16", "utf16le", "utf32", "gb18030", "gb18030_2022" -> 4;
            case "utf8", "utf8mb3", "ujis", "eucjpms" -> 3;
            case "ucs2", "gbk", "gb2312", "big5", "sjis", "cp932", "euckr" -> 2;
            default -> 1;
        };
    }
}
