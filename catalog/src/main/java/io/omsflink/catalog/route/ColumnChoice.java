package io.omsflink.catalog.route;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which columns of a table are moved, and their names at the target. Case does not count. */
final class ColumnChoice {
    private final List<ColumnRule> rules;
    private final Map<String, String> targets = new LinkedHashMap<>();

    private ColumnChoice(List<ColumnRule> rules) {
        this.rules = rules;
        rules.forEach(rule -> targets.put(lower(rule.source()), rule.target()));
    }

    static ColumnChoice of(ObjectRules objects, TableId table) {
        return new ColumnChoice(objects.columns(table));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether all are moved, under their names. */
    boolean all() {
        return rules.isEmpty();
    }

    boolean has(String column) {
        return all() || targets.containsKey(lower(column));
    }

    /** The column's name at the target. */
    String target(String column) {
        String name = targets.get(lower(column));
        // As the server spells it, unless the project gives it another name.
        return name == null || name.equalsIgnoreCase(column) ? column : name;
    }

    List<ColumnSchema> chosen(List<ColumnSchema> columns) {
        return columns.stream().filter(column -> has(column.name())).toList();
    }

    List<ColumnSchema> renamed(List<ColumnSchema> columns) {
        return chosen(columns).stream().map(this::renamed).toList();
    }

    private ColumnSchema renamed(ColumnSchema column) {
        return new ColumnSchema(
                target(column.name()),
                column.dataType(),
                column.columnType(),
                column.nullable(),
                column.charset(),
                column.collation(),
                column.length(),
                column.precision(),
                column.scale(),
                column.defaultValue(),
                column.extra(),
                column.generation(),
                column.comment(),
                column.members());
    }

    /** Those over columns that are moved. An expression may hold any column. */
    List<IndexSchema> indexes(List<IndexSchema> indexes) {
        return all()
                ? indexes
                : indexes.stream()
                        .filter(
                                index ->
                                        index.parts().stream()
                                                .allMatch(
                                                        part ->
                                                                !part.column().isEmpty()
                                                                        && has(part.column())))
                        .map(this::renamed)
                        .toList();
    }

    private IndexSchema renamed(IndexSchema index) {
        return new IndexSchema(
                index.name(),
                index.unique(),
                index.type(),
                index.parts().stream()
                        .map(
                                part ->
                                        new IndexSchema.Part(
                                                target(part.column()),
                                                part.prefix(),
                                                part.descending(),
                                                part.expression()))
                        .toList(),
                index.comment(),
                index.visible());
    }

    /** What is wrong with the choice, each {@code what is wrong. What to do.} */
    List<String> problems(TableSchema table) {
        List<String> problems = new ArrayList<>();
        if (all()) {
            return problems;
        }
        for (ColumnRule rule : rules) {
            Optional<ColumnSchema> column =
                    table.columns().stream()
                            .filter(c -> c.name().equalsIgnoreCase(rule.source()))
                            .findFirst();
            if (column.isEmpty()) {
                problems.add("there is no column `" + rule.source() + "`. Correct the name.");
            } else if (column.get().generated()) {
                problems.add("`" + rule.source() + "` is a generated column. Leave it out.");
            }
        }
        twice(rules.stream().map(ColumnRule::source), "is chosen twice", problems);
        twice(rules.stream().map(ColumnRule::target), "is the new name of two columns", problems);
        table.rowKey().stream()
                .flatMap(key -> key.parts().stream())
                .filter(part -> !has(part.column()))
                .forEach(
                        part ->
                                problems.add(
                                        "`"
                                                + part.column()
                                                + "` is part of the key that tells rows apart."
                                                + " Choose it too."));
        return problems;
    }

    private static void twice(Stream<String> names, String what, List<String> problems) {
        List<String> seen = new ArrayList<>();
        names.forEach(
                name -> {
                    if (seen.contains(lower(name))) {
                        problems.add("`" + name + "` " + what + ". Correct the list.");
                    }
                    seen.add(lower(name));
                });
    }
}
