package io.omsflink.catalog.schema;

import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.SourceReader;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which objects of a plan stand at the target already. */
final class StandingObjects {
    private final Map<TableId, TableSchema> sources;
    private final Map<TableId, TableSchema> tables;
    private final Set<String> databases;
    private final Set<String> views;
    private final Set<String> checks;

    private StandingObjects(SchemaPlan plan, Connection target) {
        this.sources = plan.tables().stream().collect(Collectors.toMap(TableSchema::id, t -> t));
        this.tables = SchemaReader.existing(target, sources.keySet());
        this.databases = databases(plan, target);
        this.views =
                SourceReader.views(target, databasesOf(plan, ObjectKind.VIEW)).stream()
                        .map(StandingObjects::lower)
                        .collect(Collectors.toSet());
        this.checks = plan.of(ObjectKind.CHECK).isEmpty() ? Set.of() : checks(target);
    }

    /** Asks the target with a few queries for all objects together. */
    static StandingObjects read(SchemaPlan plan, Connection target) {
        return new StandingObjects(plan, target);
    }

    private static Set<String> databases(SchemaPlan plan, Connection target) {
        return SchemaReader.databases(target, databasesOf(plan, ObjectKind.DATABASE)).stream()
                .map(d -> lower(d.name()))
                .collect(Collectors.toSet());
    }

    private static Set<String> databasesOf(SchemaPlan plan, ObjectKind kind) {
        return plan.of(kind).stream().map(o -> o.key().database()).collect(Collectors.toSet());
    }

    private Set<String> checks(Connection target) {
        return SourceReader.definitions(target, List.copyOf(tables.values())).stream()
                .flatMap(StandingObjects::checkNames)
                .collect(Collectors.toSet());
    }

    private static Stream<String> checkNames(TableDefinition table) {
        return table.checks().stream().map(check -> lower(table.id()) + "." + lower(check.name()));
    }

    boolean contains(ObjectKey key) {
        return switch (key.kind()) {
            case DATABASE -> databases.contains(lower(key.database()));
            case TABLE -> tables.containsKey(new TableId(key.database(), key.name()));
            case VIEW -> views.contains(lower(key.path()));
            case INDEXES -> hasIndexes(new TableId(key.database(), key.table()));
            case CHECK -> checks.contains(lower(key.path()));
            case FOREIGN_KEY -> hasForeignKey(key);
            case TRIGGER, PROCEDURE, FUNCTION, EVENT, GRANTS -> false;
        };
    }

    /** How the table that stands there differs from the source's, in words. */
    List<String> differences(ObjectKey key) {
        TableId id = new TableId(key.database(), key.name());
        return key.kind() == ObjectKind.TABLE && tables.containsKey(id)
                ? TableComparison.differences(sources.get(id), tables.get(id))
                : List.of();
    }

    private boolean hasIndexes(TableId id) {
        TableSchema there = tables.get(id);
        return there != null && names(there.indexes()).containsAll(names(plain(sources.get(id))));
    }

    private static List<IndexSchema> plain(TableSchema table) {
        return table.indexes().stream().filter(index -> !index.unique()).toList();
    }

    private boolean hasForeignKey(ObjectKey key) {
        TableSchema there = tables.get(new TableId(key.database(), key.table()));
        return there != null
                && there.foreignKeys().stream()
                        .anyMatch(k -> k.name().equalsIgnoreCase(key.name()));
    }

    private static Set<String> names(List<IndexSchema> indexes) {
        return indexes.stream().map(index -> lower(index.name())).collect(Collectors.toSet());
    }

    /** The case of names is left out: a view that differs by case alone would be the odd one. */
    private static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
