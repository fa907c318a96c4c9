package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A base table as read from a server.
 *
 * @param columns in ordinal order, generated and invisible ones included: the order of the log's
 *     row images
 * @param indexes the primary key first when there is one
 * @param rowEstimate the server's estimate, only fit for progress and planning
 * @param autoIncrement next value as an unsigned number, 0 when the table has none
 * @param unsupported parts that the schema step cannot carry over, in words for the user; empty
 *     when there are none
 * @param foreignKeys of this table as the child, by name
 */
public record TableSchema(
        TableId id,
        List<ColumnSchema> columns,
        List<IndexSchema> indexes,
        String engine,
        String charset,
        String collation,
        String comment,
        long autoIncrement,
        long rowEstimate,
        List<String> unsupported,
        List<ForeignKeySchema> foreignKeys)
        implements Serializable {

    public TableSchema {
        engine = SharedText.of(engine);
        charset = SharedText.of(charset);
        collation = SharedText.of(collation);
        comment = SharedText.of(comment);
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        unsupported = List.copyOf(unsupported);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** A table without foreign keys. */
    public TableSchema(
            TableId id,
            List<ColumnSchema> columns,
            List<IndexSchema> indexes,
            String engine,
            String charset,
            String collation,
            String comment,
            long autoIncrement,
            long rowEstimate,
            List<String> unsupported) {
        this(
                id,
                columns,
                indexes,
                engine,
                charset,
                collation,
                comment,
                autoIncrement,
                rowEstimate,
                unsupported,
                List.of());
    }

    /** The same table with these foreign keys. */
    public TableSchema withForeignKeys(List<ForeignKeySchema> keys) {
        return new TableSchema(
                id,
                columns,
                indexes,
                engine,
                charset,
                collation,
                comment,
                autoIncrement,
                rowEstimate,
                unsupported,
                keys);
    }

    /** The same table with these indexes. */
    public TableSchema withIndexes(List<IndexSchema> others) {
        return new TableSchema(
                id,
                columns,
                others,
                engine,
                charset,
                collation,
                comment,
                autoIncrement,
                rowEstimate,
                unsupported,
                foreignKeys);
    }

    /** Columns that are read, sent and written: all but the generated ones, in ordinal order. */
    public List<ColumnSchema> writtenColumns() {
        return columns.stream().filter(c -> !c.generated()).toList();
    }

    public ColumnSchema column(String name) {
        return columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + id));
    }

    public Optional<IndexSchema> primaryKey() {
        return indexes.stream().filter(IndexSchema::primary).findFirst();
    }

    /**
     * The key that names a row: the primary key, else the first unique index over whole not-null
     * columns. A key with FLOAT or DOUBLE columns does not serve, because equality on them is not
     * exact in SQL; nor does one with a generated column.
     */
    public Optional<IndexSchema> rowKey() {
        return indexes.stream()
                .filter(i -> i.unique() && i.parts().stream().allMatch(this::namesRow))
                .findFirst();
    }

    private boolean namesRow(IndexSchema.Part part) {
        if (part.column().isEmpty() || part.prefix() > 0) {
            return false;
        }
        ColumnSchema column = column(part.column());
        boolean approximate =
                column.dataType().equals("float") || column.dataType().equals("double");
        return !column.nullable() && !approximate && !column.generated();
    }

    /**
     * Whether a unique index other than {@link #rowKey()} exists, so that one row may displace
     * another.
     */
    public boolean hasSecondaryUnique() {
        Optional<IndexSchema> key = rowKey();
        return indexes.stream().anyMatch(i -> i.unique() && !i.equals(key.orElse(null)));
    }
}
