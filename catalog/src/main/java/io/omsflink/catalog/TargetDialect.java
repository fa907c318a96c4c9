package io.omsflink.catalog;

import io.omsflink.project.CharsetRules;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Optional;

/**
 * Turns definitions of a source into DDL for a target. Makes text only; statements are for {@link
 * ConnectionRole#METADATA} connections.
 */
public interface TargetDialect {

    /** The dialect of a target of that type. */
    static TargetDialect of(
            DatabaseType type, TargetCapabilities capabilities, SchemaOptions options) {
        return switch (type) {
            case MYSQL -> new MySqlDialect(capabilities, options);
            case OCEANBASE -> new OceanBaseDialect(capabilities, options);
        };
    }

    /** The dialect for a project that moves rows. */
    static TargetDialect of(
            DatabaseType type, TargetCapabilities capabilities, CharsetRules charsets) {
        return of(type, capabilities, new SchemaOptions(CharsetMapping.of(charsets), true));
    }

    /** The dialect for a project that moves rows and takes the defaults. */
    static TargetDialect of(DatabaseType type, TargetCapabilities capabilities) {
        return of(type, capabilities, SchemaOptions.DEFAULT);
    }

    /**
     * Creates a database unless it exists. Empty charset and collation leave the choice to the
     * server.
     */
    Conversion database(DatabaseSchema database);

    /**
     * Creates a table unless it exists, with its partitions, primary and unique keys and without
     * the indexes of {@link #indexes}, CHECK constraints and foreign keys.
     */
    Conversion table(TableDefinition table);

    /**
     * One statement that adds every index that {@link #table} left out and the target can have;
     * empty when nothing was left out.
     */
    Optional<Conversion> indexes(TableSchema table);

    /** Adds a CHECK constraint. */
    Conversion check(TableId table, CheckSchema check);

    /**
     * Adds a foreign key.
     *
     * @param parent the referenced table, empty when the project does not move it
     */
    Conversion foreignKey(TableId child, ForeignKeySchema key, Optional<TableSchema> parent);

    /** Creates a view; not one that exists. */
    Conversion view(ViewSchema view);

    /**
     * What of a table and its indexes does not arrive as it is, most severe first; empty when all
     * of it does.
     */
    List<SchemaIssue> check(TableDefinition table);

    /**
     * The collation that a column or table of this source collation gets; the same one where the
     * target has it.
     */
    String collation(String sourceCollation);

    /** A column as CREATE TABLE and ALTER TABLE define it, with its quoted name in front. */
    String column(ColumnSchema column);

    /** An index as CREATE TABLE and ALTER TABLE define it. */
    String index(IndexSchema index);

    /** The words CHARACTER SET and COLLATE with what the target has for this collation. */
    String charset(String sourceCollation);
}
