package io.omsflink.verifier.table;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.CollationServer;
import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Where the rows of a source table go. */
@FunctionalInterface
public interface Mapping {

    /** Once for each table that the table becomes at the target. */
    List<Branch> branches(TableSchema source);

    /**
     * One of the tables that a table becomes.
     *
     * @param column the target's name of a source column; empty for one that is not moved
     * @param filter SQL condition for the rows that are moved; empty text for all
     * @param operations which changes of the log are moved
     */
    record Branch(
            TableId target,
            Function<String, Optional<String>> column,
            String filter,
            Set<RowOperation> operations) {}

    /** As the project says. */
    static Mapping of(ObjectRules objects) {
        return source ->
                objects.branches(source.id()).stream()
                        .map(
                                branch ->
                                        new Branch(
                                                branch.target(source.id()),
                                                columns(branch.columns(source.id())),
                                                RowFilters.of(
                                                                branch,
                                                                source,
                                                                CollationServer.none())
                                                        .map(RowFilter::sql)
                                                        .orElse(""),
                                                branch.operations(source.id())))
                        .toList();
    }

    private static Function<String, Optional<String>> columns(List<ColumnRule> rules) {
        if (rules.isEmpty()) {
            return Optional::of;
        }
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rules.forEach(rule -> names.put(rule.source(), rule.target()));
        return name -> Optional.ofNullable(names.get(name));
    }
}
