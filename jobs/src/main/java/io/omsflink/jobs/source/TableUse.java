package io.omsflink.jobs.source;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.project.RowOperation;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of one table's changes.
 *
 * @param index number of the table
 * @param target number under which the target knows it: the first one of those that become one
 *     table
 * @param columns numbers of the written columns that are moved, ascending; empty when all are
 * @param filter which rows are moved; empty when all are
 * @param operations which kinds of changes are moved
 */
record TableUse(
        int index,
        int target,
        int[] columns,
        Optional<RowFilter> filter,
        Set<RowOperation> operations) {
    private static final int[] ALL_COLUMNS = {};

    boolean moves(RowOperation operation) {
        return operations.contains(operation);
    }

    static TableUse of(int index, int target, TableSchema table, TableChoices choices) {
        TableSchema read = choices.read(table);
        int[] columns =
                read.equals(table)
                        ? ALL_COLUMNS
                        : read.writtenColumns().stream()
                                .mapToInt(table.writtenColumns()::indexOf)
                                .toArray();
        return new TableUse(
                index, target, columns, choices.filter(table), choices.operations(table));
    }
}
