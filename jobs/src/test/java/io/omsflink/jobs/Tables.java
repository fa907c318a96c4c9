package io.omsflink.jobs;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Table schemas made by hand, in the order of a CREATE TABLE. */
public final class Tables {
    private final TableId id;
    private final List<ColumnSchema> columns = new ArrayList<>();
    private final List<IndexSchema> indexes = new ArrayList<>();
    private final List<ForeignKeySchema> foreignKeys = new ArrayList<>();

    private Tables(TableId id) {
        this.id = id;
    }

    public static Tables table(String database, String name) {
        return new Tables(new TableId(database, name));
    }

    /**
     * {@code shop.<name>} with the columns {@code id INT PRIMARY KEY} and {@code v VARCHAR(100)}.
     */
    public static TableSchema simple(String name) {
        return table("shop", name)
                .column("id", "int")
                .text("v", "varchar", "utf8mb4")
                .primary("id")
                .build();
    }

    /** A column that is neither text nor ENUM, NOT NULL. */
    public Tables column(String name, String type) {
        return add(name, type, "", List.of(), "");
    }

    /** A text column, which may be NULL. */
    public Tables text(String name, String type, String charset) {
        return add(name, type, charset, List.of(), "");
    }

    /** A text column that is NOT NULL, so that it may be part of a key. */
    public Tables keyText(String name, String type, String charset) {
        columns.add(
                new ColumnSchema(
                        name, type, type, false, charset, "", 100, 0, 0, null, "", "", "",
                        List.of()));
        return this;
    }

    public Tables members(String name, String type, String charset, String... members) {
        return add(name, type, charset, List.of(members), "");
    }

    public Tables generated(String name, String type, String expression) {
        return add(name, type, "", List.of(), expression);
    }

    private Tables add(
            String name, String type, String charset, List<String> members, String generation) {
        columns.add(
                new ColumnSchema(
                        name,
                        type,
                        type,
                        !charset.isEmpty() && members.isEmpty(),
                        charset,
                        "",
                        100,
                        0,
                        0,
                        null,
                        "",
                        generation,
                        "",
                        members));
        return this;
    }

    public Tables primary(String... names) {
        return index("PRIMARY", true, names);
    }

    public Tables unique(String name, String... names) {
        return index(name, true, names);
    }

    private Tables index(String name, boolean unique, String... names) {
        List<IndexSchema.Part> parts =
                Stream.of(names).map(column -> new IndexSchema.Part(column, 0, false, "")).toList();
        indexes.add(new IndexSchema(name, unique, "BTREE", parts, "", true));
        return this;
    }

    /** A foreign key over the column {@code column} to {@code parent (parentColumn)}. */
    public Tables foreignKey(
            String column, String parent, String parentColumn, Rule onDelete, Rule onUpdate) {
        return foreignKey(List.of(column), parent, List.of(parentColumn), onDelete, onUpdate);
    }

    /** A foreign key to a table of the same database. */
    public Tables foreignKey(
            List<String> names,
            String parent,
            List<String> parentColumns,
            Rule onDelete,
            Rule onUpdate) {
        foreignKeys.add(
                new ForeignKeySchema(
                        "fk" + foreignKeys.size(),
                        names,
                        new TableId(id.database(), parent),
                        parentColumns,
                        onDelete,
                        onUpdate));
        return this;
    }

    public TableSchema build() {
        return new TableSchema(
                id,
                columns,
                indexes,
                "InnoDB",
                "utf8mb4",
                "utf8mb4_general_ci",
                "",
                0,
                0,
                List.of(),
                foreignKeys);
    }
}
