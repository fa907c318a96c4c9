package io.omsflink.verifier.table;

import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.CollationServer;
import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.catalog.route.Routes;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where rows of a source table go, by the routes, column choices and row filters of a project.
 *
 * @param source with the columns that are moved, under their names at the source
 * @param target the same under the names at the target
 * @param filter SQL condition for the rows that are moved; empty for all
 * @param operations which changes of the log are moved
 */
public record Mapping(
        TableSchema source, TableSchema target, String filter, Set<RowOperation> operations) {

    public Mapping {
        operations = Set.copyOf(operations);
    }

    /** One for each table that this one becomes. */
    public static List<Mapping> of(ObjectRules objects, TableSchema table) {
        return objects.branches(table.id()).stream().map(branch -> branch(branch, table)).toList();
    }

    private static Mapping branch(ObjectRules objects, TableSchema table) {
        TableSchema read = Routes.read(objects, table);
        return new Mapping(
                read.equals(table) ? table : withKey(read, table.rowKey().stream().toList()),
                Routes.target(objects, table),
                RowFilters.of(objects, table, CollationServer.none())
                        .map(RowFilter::sql)
                        .orElse(""),
                objects.operations(table.id()));
    }

    private static TableSchema withKey(TableSchema table, List<IndexSchema> key) {
        return new TableSchema(
                table.id(),
                table.columns(),
                key,
                table.engine(),
                table.charset(),
                table.collation(),
                table.comment(),
                table.autoIncrement(),
                table.rowEstimate(),
                table.unsupported());
    }

    public TableId targetId() {
        return target.id();
    }

    /** The name at the target of a column that is moved. */
    public String column(String name) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < source.columns().size(); i++) {
            names.put(lower(source.columns().get(i).name()), target.columns().get(i).name());
        }
        return names.getOrDefault(lower(name), name);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
