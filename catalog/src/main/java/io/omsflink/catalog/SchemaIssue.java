package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.io.Serializable;

/** Something about a table that does not arrive at the target as it is at the source. */
public record SchemaIssue(Level level, TableId table, String message) implements Serializable {

    /** How much it matters. */
    public enum Level {
        /** The table is not created; the user has to decide. */
        REFUSE,
        /** The table is created with this difference. */
        NOTE
    }

    static SchemaIssue refuse(TableId table, String message) {
        return new SchemaIssue(Level.REFUSE, table, message);
    }

    static SchemaIssue note(TableId table, String message) {
        return new SchemaIssue(Level.NOTE, table, message);
    }

    public boolean refused() {
        return level == Level.REFUSE;
    }

    @Override
    public String toString() {
        return level + " " + table + ": " + message;
    }
}
