package io.omsflink.catalog.check;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Unique keys with text that the target compares by another collation: rows that differ at the
 * source may be one row there. This is the one check that reads whole tables, and only where a
 * collation really changes.
 */
final class CollationChecks {
    private static final String ITEM = "target.collations";
    private static final int UNKNOWN_COLLATION = 1273;
    private static final int QUERY_TIMEOUT = 3024;

    private CollationChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofBoth(
                        ITEM,
                        CollationChecks::uniqueKeys,
                        "The target compares every text key as the source does."));
    }

    private static List<CheckResult> uniqueKeys(CheckContext c) throws SQLException {
        List<UniqueText> changing = new ArrayList<>();
        for (TableSchema table : c.tables()) {
            keys(table, collationThere(c, table))
                    .filter(UniqueText::changes)
                    .forEach(changing::add);
        }
        List<CheckResult> results = new ArrayList<>();
        for (UniqueText key : changing) {
            clash(c.source(), key).ifPresent(results::add);
        }
        if (results.isEmpty() && !changing.isEmpty()) {
            results.add(mayClashLater(changing));
        }
        return results;
    }

    /**
     * As the table that stands at the target says, else what the schema step will give the column.
     */
    private static Function<ColumnSchema, String> collationThere(CheckContext c, TableSchema table)
            throws SQLException {
        Optional<TableSchema> there = c.targetTables().table(c.target(table).id());
        return column ->
                there.isPresent()
                        ? collationOf(there.get(), column)
                        : c.dialect().collation(column.collation());
    }

    private static String collationOf(TableSchema there, ColumnSchema column) {
        return there.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(column.name()))
                .map(ColumnSchema::collation)
                .findFirst()
                .orElse(column.collation());
    }

    private static Stream<UniqueText> keys(
            TableSchema table, Function<ColumnSchema, String> collationThere) {
        return table.indexes().stream()
                .filter(i -> i.unique() && i.parts().stream().noneMatch(p -> p.column().isEmpty()))
                .map(i -> new UniqueText(table, i, collationThere));
    }

    private static Optional<CheckResult> clash(Server source, UniqueText key) throws SQLException {
        try {
            return Sql.rows(source.connection(), key.clashQuery()).stream()
                    .findFirst()
                    .map(row -> clash(key, row));
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_COLLATION && e.getErrorCode() != QUERY_TIMEOUT) {
                throw e;
            }
            return Optional.of(
                    CheckResult.warn(
                            ITEM,
                            "It was not found out whether values of the unique key "
                                    + key
                                    + " clash at the target: the source answered '"
                                    + e.getMessage()
                                    + "'.",
                            "Look for values that are equal under the target's collation; of such"
                                    + " rows only one would be left there."));
        }
    }

    private static CheckResult clash(UniqueText key, List<String> row) {
        List<String> values = row.subList(0, row.size() - 1);
        return CheckResult.fail(
                ITEM,
                "Cannot keep all rows of "
                        + key.table().id()
                        + ": the unique key "
                        + key
                        + " takes "
                        + row.get(row.size() - 1)
                        + " rows from '"
                        + String.join("', '", values.stream().distinct().toList())
                        + "' for one at the target.",
                "Change the values, or create the table at the target with a collation that keeps"
                        + " them apart, or exclude the table.");
    }

    private static CheckResult mayClashLater(List<UniqueText> keys) {
        return CheckResult.warn(
                ITEM,
                Words.count(keys, "unique key")
                        + " with text "
                        + (keys.size() == 1 ? "is" : "are")
                        + " compared by another collation at the target: "
                        + byCollations(keys)
                        + ". No values clash now, but of later ones that are equal there only one"
                        + " row would be left.",
                "Create the tables at the target with the source's collation where the target has"
                        + " it, or see to it that such values do not come up.");
    }

    /** Most keys change alike: that is told once. */
    private static String byCollations(List<UniqueText> keys) {
        return keys.stream()
                .collect(
                        Collectors.groupingBy(
                                UniqueText::collations,
                                LinkedHashMap::new,
                                Collectors.mapping(UniqueText::name, Collectors.toList())))
                .entrySet()
                .stream()
                .map(e -> Words.list(e.getValue()) + " (" + e.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
