package io.omsflink.catalog.route;

import io.omsflink.project.ColumnRule;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import java.util.List;

/**
 * A table that a project moves.
 *
 * @param source at the source
 * @param target its name at the target
 * @param where which rows, as the project file says; empty text for all
 * @param columns which columns, and their names at the target; empty for all
 * @param operations which changes of the log; empty for all
 * @param key name of the key that tells its rows apart; empty text for a table without
 * @param rowEstimate the server's estimate of all its rows
 */
public record MovedTable(
        TableId source,
        TableId target,
        String where,
        List<ColumnRule> columns,
        List<RowOperation> operations,
        String key,
        long rowEstimate) {

    public MovedTable {
        columns = List.copyOf(columns);
        operations = List.copyOf(operations);
    }
}
