package io.omsflink.catalog;

import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The foreign keys of one table while two answers come together: their columns, their rules. */
final class ForeignKeyRows {
    private final Map<String, ForeignKeySchema> keys = new TreeMap<>();

    /**
     * @param where a condition on {@code table_schema} and {@code table_name}
     */
    static String columns(String where) {
        return "SELECT table_schema, table_name, constraint_name, column_name,"
                + " referenced_table_schema, referenced_table_name, referenced_column_name FROM"
                + " information_schema.key_column_usage WHERE referenced_table_name IS NOT NULL"
                + " AND "
                + where
                + " ORDER BY table_schema, table_name, constraint_name, ordinal_position";
    }

    static String rules(String where) {
        return "SELECT constraint_schema, table_name, constraint_name, delete_rule, update_rule"
                + " FROM information_schema.referential_constraints WHERE "
                + where.replace("table_schema", "constraint_schema");
    }

    void column(ResultSet row) throws SQLException {
        String name = row.getString(3);
        TableId parent = new TableId(row.getString(5), row.getString(6));
        ForeignKeySchema key =
                keys.getOrDefault(
                        name,
                        new ForeignKeySchema(
                                name,
                                List.of(),
                                parent,
                                List.of(),
                                Rule.NO_ACTION,
                                Rule.NO_ACTION));
        keys.put(
                name,
                new ForeignKeySchema(
                        name,
                        and(key.columns(), row.getString(4)),
                        parent,
                        and(key.parentColumns(), row.getString(7)),
                        key.onDelete(),
                        key.onUpdate()));
    }

    private static List<String> and(List<String> names, String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return more;
    }

    void rules(ResultSet row) throws SQLException {
        Rule onDelete = Rule.of(row.getString(4));
        Rule onUpdate = Rule.of(row.getString(5));
        keys.computeIfPresent(
                row.getString(3),
                (name, key) ->
                        new ForeignKeySchema(
                                name,
                                key.columns(),
                                key.parent(),
                                key.parentColumns(),
                                onDelete,
                                onUpdate));
    }

    List<ForeignKeySchema> keys() {
        return List.copyOf(keys.values());
    }
}
