package io.omsflink.catalog.filter;

import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The filters of a project's tables. */
public final class RowFilters {
    private RowFilters() {}

    /**
     * The filter of a table; empty when all its rows are moved.
     *
     * @throws OmsException INVALID_ARGUMENT when it cannot be evaluated for this table
     */
    public static Optional<RowFilter> of(
            ObjectRules objects, TableSchema table, CollationServer server) {
        return Optional.of(objects.where(table.id()))
                .filter(where -> !where.isEmpty())
                .map(where -> RowFilter.of(where, table, server));
    }

    /**
     * Everything that is wrong with the filters, each {@code Cannot ...: .... What to do.}
     *
     * @param follows whether the log is followed
     */
    public static List<String> problems(
            ObjectRules objects, List<TableSchema> tables, boolean follows) {
        List<String> problems = new ArrayList<>();
        CascadeGraph cascades = new CascadeGraph(tables);
        for (int i = 0; i < tables.size(); i++) {
            problems(objects, tables.get(i), follows && cascades.isParent(i), follows)
                    .forEach(problems::add);
        }
        return problems;
    }

    private static List<String> problems(
            ObjectRules objects, TableSchema table, boolean cascades, boolean follows) {
        return objects.branches(table.id()).stream()
                .flatMap(
                        branch ->
                                ofOne(branch, table, cascades, follows).stream()
                                        .map(wrong -> branch.at(table.id(), "where", wrong)))
                .toList();
    }

    private static List<String> ofOne(
            ObjectRules objects, TableSchema table, boolean cascades, boolean follows) {
        try {
            return of(objects, table, CollationServer.none())
                    .map(filter -> cascadeProblems(table, filter, cascades, follows))
                    .orElse(List.of());
        } catch (OmsException e) {
            return List.of(e.getMessage());
        }
    }

    /** What foreign keys change is not in the log, so no filter can look at it. */
    private static List<String> cascadeProblems(
            TableSchema table, RowFilter filter, boolean cascades, boolean follows) {
        List<String> problems = new ArrayList<>();
        if (cascades) {
            problems.add(
                    "Cannot filter rows of "
                            + table.id()
                            + ": foreign keys with CASCADE or SET NULL refer to it, and what they"
                            + " change when a row is left out is not in the log. Filter the tables"
                            + " that refer to it only, or change those keys.");
        }
        table.foreignKeys().stream()
                .filter(key -> follows && changes(key, filter))
                .map(key -> changedBelowTheLog(table, key))
                .forEach(problems::add);
        return problems;
    }

    private static boolean changes(ForeignKeySchema key, RowFilter filter) {
        boolean values =
                key.onUpdate().changesRows() || key.onDelete() == ForeignKeySchema.Rule.SET_NULL;
        return values
                && key.columns().stream()
                        .anyMatch(
                                column ->
                                        filter.columns().stream()
                                                .anyMatch(column::equalsIgnoreCase));
    }

    private static String changedBelowTheLog(TableSchema table, ForeignKeySchema key) {
        return "Cannot filter rows of "
                + table.id()
                + " by "
                + String.join(", ", key.columns())
                + ": the foreign key "
                + key.name()
                + " changes it without a trace in the log. Filter by other columns, or change the"
                + " key.";
    }
}
