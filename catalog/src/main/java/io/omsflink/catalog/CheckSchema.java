package io.omsflink.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * A CHECK constraint of a table.
 *
 * @param expression what must not be false, without the outer parentheses
 * @param enforced false for {@code NOT ENFORCED}
 */
public record CheckSchema(String name, String expression, boolean enforced)
        implements Serializable {

    /** The columns that the expression names. */
    public List<ColumnSchema> columns(TableSchema table) {
        return table.columns().stream()
                .filter(column -> SqlText.names(expression, column.name()))
                .toList();
    }
}
