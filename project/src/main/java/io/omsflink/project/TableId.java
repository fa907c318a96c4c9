package io.omsflink.project;

import java.io.Serializable;

/**
 * A table by database and name, exactly as the server spells them. Ordered by database, then table.
 */
public record TableId(String database, String table) implements Comparable<TableId>, Serializable {

    @Override
    public int compareTo(TableId other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : table.compareTo(other.table);
    }

    /** {@code database.table}, for messages; never for SQL. */
    @Override
    public String toString() {
        return database + "." + table;
    }
}
