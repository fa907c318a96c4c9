package io.omsflink.catalog.ddl;

import io.omsflink.project.TableId;
import java.util.List;

/**
 * What one statement does to databases and tables. Names are qualified and without quotes; {@code
 * CREATE INDEX} and {@code DROP INDEX} are alterations of their table, as the server takes them.
 */
public sealed interface SchemaChange {

    /** The tables that change, come or go; empty for statements about databases. */
    List<TableId> tables();

    /**
     * A new table from its definition.
     *
     * @param actions columns, keys and constraints in the order of the text, as if they were added
     * @param partitions text from {@code PARTITION BY} on, empty for none
     */
    record CreateTable(
            TableId table,
            boolean ifNotExists,
            List<AlterAction> actions,
            TableOptions options,
            String partitions)
            implements SchemaChange {

        public CreateTable {
            actions = List.copyOf(actions);
        }

        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    /** A new empty table like another one. */
    record CreateTableLike(TableId table, boolean ifNotExists, TableId original)
            implements SchemaChange {

        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    /** Changes of one table, all at once. */
    record AlterTable(TableId table, List<AlterAction> actions) implements SchemaChange {

        public AlterTable {
            actions = List.copyOf(actions);
        }

        @Override
        public List<TableId> tables() {
            return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(table),
                            actions.stream()
                                    .filter(AlterAction.RenameTo.class::isInstance)
                                    .map(action -> ((AlterAction.RenameTo) action).table()))
                    .toList();
        }
    }

    /** New names, one after the other, so that names may be exchanged. */
    record RenameTables(List<Rename> renames) implements SchemaChange {

        public RenameTables {
            renames = List.copyOf(renames);
        }

        @Override
        public List<TableId> tables() {
            return renames.stream()
                    .flatMap(r -> java.util.stream.Stream.of(r.from(), r.to()))
                    .distinct()
                    .toList();
        }
    }

    /** One new name. */
    record Rename(TableId from, TableId to) {}

    /** All rows go. */
    record TruncateTable(TableId table) implements SchemaChange {

        @Override
        public List<TableId> tables() {
            return List.of(table);
        }
    }

    /** Tables go. */
    record DropTables(List<TableId> tables, boolean ifExists) implements SchemaChange {

        public DropTables {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A new database.
     *
     * @param charset empty text when the statement does not say
     * @param collation empty text when the statement does not say
     */
    record CreateDatabase(String name, boolean ifNotExists, String charset, String collation)
            implements SchemaChange {

        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }

    /** Other defaults for tables to come; empty texts when the statement does not say. */
    record AlterDatabase(String name, String charset, String collation) implements SchemaChange {

        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }

    /** A database goes with all its tables. */
    record DropDatabase(String name, boolean ifExists) implements SchemaChange {

        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }

    /** Changes no base table: temporary tables, views, routines, triggers, users. */
    record NoTable() implements SchemaChange {

        @Override
        public List<TableId> tables() {
            return List.of();
        }
    }
}
