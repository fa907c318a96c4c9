package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.project.TableId;
import java.util.List;

/**
 * A foreign key as a statement defines it.
 *
 * @param name empty text when the server makes one up
 * @param index name for the index that the server makes if none fits, or empty text
 */
public record ForeignKeyDefinition(
        String name,
        String index,
        List<String> columns,
        TableId parent,
        List<String> parentColumns,
        Rule onDelete,
        Rule onUpdate) {

    public ForeignKeyDefinition {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
