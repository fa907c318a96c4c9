package io.omsflink.catalog.route;

import io.omsflink.catalog.CheckSchema;
import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.PartitionSchema;
import io.omsflink.catalog.SourceSchema;
import io.omsflink.catalog.SourceSchema.UnreadableView;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ViewSchema;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source's schema under the names, and with the columns, that the project gives it. */
public final class RoutedSchema {
    private RoutedSchema() {}

    /** Everything as it is to be at the target. What is not migrated keeps its names. */
    public static SourceSchema of(ObjectRules objects, SourceSchema source) {
        List<TableSchema> tables = source.tables().stream().map(TableDefinition::table).toList();
        Map<TableId, TableId> renamed = new LinkedHashMap<>();
        tables.forEach(t -> renamed.put(t.id(), objects.target(t.id())));
        source.views().forEach(v -> renamed.put(v.id(), objects.target(v.id())));
        renamed.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
        return new SourceSchema(
                Routes.databases(
                        objects,
                        Stream.concat(
                                        tables.stream().map(TableSchema::id),
                                        source.views().stream().map(ViewSchema::id))
                                .toList(),
                        source.databases()),
                tables(objects, source.tables()),
                source.views().stream()
                        .filter(view -> split(objects, view, tables).isEmpty())
                        .map(view -> view.renamed(renamed))
                        .toList(),
                unreadable(objects, source, tables),
                source.leftBehind());
    }

    /** A table that the view reads and that becomes several. */
    private static Optional<TableId> split(
            ObjectRules objects, ViewSchema view, List<TableSchema> tables) {
        return tables.stream()
                .map(TableSchema::id)
                .filter(id -> objects.rules(id).size() > 1 && view.reads(id))
                .findFirst();
    }

    private static List<UnreadableView> unreadable(
            ObjectRules objects, SourceSchema source, List<TableSchema> tables) {
        List<UnreadableView> views = new ArrayList<>(source.unreadable());
        for (ViewSchema view : source.views()) {
            split(objects, view, tables)
                    .ifPresent(
                            table ->
                                    views.add(
                                            new UnreadableView(
                                                    view.id(),
                                                    "It reads %s, which becomes several tables"
                                                            .formatted(table))));
        }
        return views;
    }

    /** The tables at the target, each once, in the order of the source. */
    public static List<TableDefinition> tables(ObjectRules objects, List<TableDefinition> sources) {
        Map<TableId, TableDefinition> targets = new LinkedHashMap<>();
        for (TableDefinition source : sources) {
            Routes.targets(objects, source.table())
                    .forEach(
                            target -> targets.putIfAbsent(target.id(), definition(source, target)));
        }
        return List.copyOf(targets.values());
    }

    /** Partitions and CHECK constraints stay where every column that they name stays. */
    private static TableDefinition definition(TableDefinition source, TableSchema target) {
        Set<String> names = names(target.columns());
        List<String> remarks = new ArrayList<>(source.remarks());
        Optional<PartitionSchema> partitions =
                source.partitions()
                        .filter(p -> names.containsAll(names(p.columns(source.table()))));
        if (source.partitions().isPresent() && partitions.isEmpty()) {
            remarks.add(
                    "partitions are left out: they are by columns that are not moved as they are");
        }
        List<CheckSchema> checks = new ArrayList<>();
        for (CheckSchema check : source.checks()) {
            if (names.containsAll(names(check.columns(source.table())))) {
                checks.add(check);
            } else {
                remarks.add(
                        "CHECK %s is left out: it is about columns that are not moved as they are"
                                .formatted(check.name()));
            }
        }
        if (target.foreignKeys().size() < source.table().foreignKeys().size()) {
            remarks.add(
                    "foreign keys are left out: their columns are not moved, or the table that they"
                            + " refer to becomes several");
        }
        return new TableDefinition(target, partitions, checks, remarks);
    }

    private static Set<String> names(List<ColumnSchema> columns) {
        return columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
