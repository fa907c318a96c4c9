package io.omsflink.catalog;

import io.omsflink.project.DatabaseType;
import java.util.List;
import java.util.Optional;

/**
 * Turns table definitions of a source into DDL for a target. Makes text only; statements are for
 * {@link ConnectionRole#METADATA} connections.
 */
public interface TargetDialect {

    /** The dialect of a target of that type. */
    static TargetDialect of(DatabaseType type, TargetCapabilities capabilities) {
        return switch (type) {
            case MYSQL -> new MySqlDialect(capabilities);
            case OCEANBASE -> new OceanBaseDialect(capabilities);
        };
    }

    /**
     * Creates a database unless it exists. Empty charset and collation leave the choice to the
     * server.
     */
    String createDatabase(String name, String charset, String collation);

    /**
     * Creates a table unless it exists, with primary and unique keys and without the indexes of
     * {@link #createIndexes}.
     */
    String createTable(TableSchema table);

    /**
     * One statement that adds every index that {@link #createTable} left out, empty when there is
     * none.
     */
    Optional<String> createIndexes(TableSchema table);

    /** What does not arrive as it is, most severe first; empty when the table arrives as it is. */
    List<SchemaIssue> check(TableSchema table);

    /**
     * The collation that a column or table of this source collation gets; the same one where the
     * target has it.
     */
    String collation(String sourceCollation);
}
