package io.omsflink.catalog.route;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables and databases of the source as they are at the target. */
public final class Routes {
    private Routes() {}

    /**
     * The table as it is at the target: with the columns that are moved, in the order of the
     * source, and all names as they are there.
     */
    public static TableSchema target(ObjectRules objects, TableSchema source) {
        ColumnChoice choice = ColumnChoice.of(objects, source.id());
        TableId id = objects.target(source.id());
        List<ForeignKeySchema> keys =
                source.foreignKeys().stream()
                        .filter(key -> key.columns().stream().allMatch(choice::has))
                        .filter(key -> objects.rules(key.parent()).size() < 2)
                        .map(key -> target(objects, choice, key))
                        .toList();
        return id.equals(source.id()) && choice.all() && keys.equals(source.foreignKeys())
                ? source
                : new TableSchema(
                        id,
                        choice.renamed(source.columns()),
                        choice.indexes(source.indexes()),
                        source.engine(),
                        source.charset(),
                        source.collation(),
                        source.comment(),
                        source.autoIncrement(),
                        source.rowEstimate(),
                        source.unsupported(),
                        keys);
    }

    private static ForeignKeySchema target(
            ObjectRules objects, ColumnChoice choice, ForeignKeySchema key) {
        ColumnChoice parent = ColumnChoice.of(objects, key.parent());
        return new ForeignKeySchema(
                key.name(),
                key.columns().stream().map(choice::target).toList(),
                objects.target(key.parent()),
                key.parentColumns().stream().map(parent::target).toList(),
                key.onDelete(),
                key.onUpdate());
    }

    /** The table with those of its columns that are moved, under their names at the source. */
    public static TableSchema read(ObjectRules objects, TableSchema source) {
        ColumnChoice choice = ColumnChoice.of(objects, source.id());
        return choice.all()
                ? source
                : new TableSchema(
                        source.id(),
                        choice.chosen(source.columns()),
                        List.of(),
                        source.engine(),
                        source.charset(),
                        source.collation(),
                        source.comment(),
                        source.autoIncrement(),
                        source.rowEstimate(),
                        source.unsupported());
    }

    /** All tables that one becomes, as they are at the target; nearly always it is one. */
    public static List<TableSchema> targets(ObjectRules objects, TableSchema source) {
        return objects.branches(source.id()).stream()
                .map(branch -> target(branch, source))
                .toList();
    }

    /** The tables at the target, each once, in the order of the source. */
    public static List<TableSchema> targets(ObjectRules objects, List<TableSchema> sources) {
        Map<TableId, TableSchema> targets = new LinkedHashMap<>();
        sources.stream()
                .flatMap(source -> targets(objects, source).stream())
                .forEach(target -> targets.putIfAbsent(target.id(), target));
        return List.copyOf(targets.values());
    }

    /**
     * The databases at the target, each with the defaults of the first one at the source whose
     * tables or views go there.
     *
     * @param sources tables and views
     * @param databases those of the source
     */
    public static List<DatabaseSchema> databases(
            ObjectRules objects, List<TableId> sources, Collection<DatabaseSchema> databases) {
        Map<String, DatabaseSchema> targets = new LinkedHashMap<>();
        for (TableId source : sources) {
            objects.targets(source)
                    .forEach(id -> database(source, id.database(), databases, targets));
        }
        return List.copyOf(targets.values());
    }

    private static void database(
            TableId source,
            String name,
            Collection<DatabaseSchema> databases,
            Map<String, DatabaseSchema> targets) {
        databases.stream()
                .filter(database -> database.name().equals(source.database()))
                .map(from -> new DatabaseSchema(name, from.charset(), from.collation()))
                .forEach(target -> targets.putIfAbsent(name, target));
    }
}
