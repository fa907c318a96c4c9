package io.omsflink.catalog.ddl;

import io.omsflink.project.TableId;

/** One of the changes that an {@code ALTER TABLE} makes. */
public sealed interface AlterAction {

    /** A new column. */
    record AddColumn(ColumnDefinition column, ColumnPlace place) implements AlterAction {}

    /** A new definition, and maybe name and place: {@code CHANGE} and {@code MODIFY}. */
    record ChangeColumn(String name, ColumnDefinition column, ColumnPlace place)
            implements AlterAction {}

    /** A new name alone. */
    record RenameColumn(String name, String newName) implements AlterAction {}

    /** A column goes, and with it its parts of keys. */
    record DropColumn(String name) implements AlterAction {}

    /** Another default. */
    record SetDefault(String column, DefaultDefinition value) implements AlterAction {}

    /** No default. */
    record DropDefault(String column) implements AlterAction {}

    /** Whether {@code SELECT *} shows the column. */
    record ColumnVisibility(String column, boolean visible) implements AlterAction {}

    /** A new key of any kind. */
    record AddKey(KeyDefinition key) implements AlterAction {}

    /** A key goes; the primary one is called {@code PRIMARY}. */
    record DropKey(String name) implements AlterAction {}

    /** A new name for a key. */
    record RenameKey(String name, String newName) implements AlterAction {}

    /** Whether the optimizer uses the key. */
    record KeyVisibility(String name, boolean visible) implements AlterAction {}

    /** A new foreign key. */
    record AddForeignKey(ForeignKeyDefinition key) implements AlterAction {}

    /** A foreign key goes. */
    record DropForeignKey(String name) implements AlterAction {}

    /**
     * A new check.
     *
     * @param name empty text when the statement gives none
     * @param expression as written, without the outer parentheses
     */
    record AddCheck(String name, String expression, boolean enforced) implements AlterAction {}

    /** A check, or with {@code DROP CONSTRAINT} a constraint of any kind, goes. */
    record DropConstraint(String name) implements AlterAction {}

    /** Another name or database for the table. */
    record RenameTo(TableId table) implements AlterAction {}

    /** Other options of the table. */
    record SetOptions(TableOptions options) implements AlterAction {}

    /** All text columns and the table's default; the collation may be empty text. */
    record ConvertCharset(String charset, String collation) implements AlterAction {}

    /**
     * Something about partitions.
     *
     * @param text the clause without storage options
     */
    record Partitioning(PartitionKind kind, String text) implements AlterAction {}

    /** Kinds of {@link Partitioning}. */
    enum PartitionKind {
        /** {@code PARTITION BY}: a new definition, no row goes. */
        DEFINE,
        ADD,
        /** Rows go with the partitions, and the log does not say which. */
        DROP,
        /** Rows go, and the log does not say which. */
        TRUNCATE,
        REORGANIZE,
        COALESCE,
        /** Rows change places with another table, and the log does not say which. */
        EXCHANGE,
        /** No partitions any more. */
        REMOVE,
        /** {@code DISCARD} or {@code IMPORT}: files that only the server knows. */
        TABLESPACE,
        /** Looks after them and changes nothing: {@code ANALYZE}, {@code REBUILD}. */
        MAINTAIN
    }

    /** Files that only the server knows: {@code DISCARD} and {@code IMPORT TABLESPACE}. */
    record Tablespace(String text) implements AlterAction {}

    /** Says how to do it, or nothing that stays: {@code ALGORITHM}, {@code LOCK}, {@code FORCE}. */
    record Ignored(String text) implements AlterAction {}
}
