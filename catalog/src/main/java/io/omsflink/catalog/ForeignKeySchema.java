package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;

/**
 * A foreign key of a child table.
 *
 * @param columns of the child, in the key's order
 * @param parent the referenced table, which may be the child itself
 * @param parentColumns the referenced column for each of {@code columns}
 * @param onDelete what the server does to child rows whose parent is deleted
 * @param onUpdate what it does when a referenced column of the parent changes
 */
public record ForeignKeySchema(
        String name,
        List<String> columns,
        TableId parent,
        List<String> parentColumns,
        Rule onDelete,
        Rule onUpdate)
        implements Serializable {

    /** A referential action. The last one is stored by old servers and never carried out. */
    public enum Rule {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /**
         * @param text as {@code information_schema.referential_constraints} spells it
         */
        public static Rule of(String text) {
            return valueOf(text.replace(' ', '_'));
        }

        /** Whether the server changes child rows. */
        public boolean changesRows() {
            return this == CASCADE || this == SET_NULL;
        }
    }

    public ForeignKeySchema {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /** Whether the server changes child rows on its own, below the log of InnoDB. */
    public boolean changesRows() {
        return onDelete.changesRows() || onUpdate.changesRows();
    }
}
