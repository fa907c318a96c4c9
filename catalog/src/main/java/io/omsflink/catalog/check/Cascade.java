package io.omsflink.catalog.check;

import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A foreign key that makes the server change rows of its child table on its own. */
record Cascade(TableId child, String name, String deleteRule, String updateRule) {

    static List<Cascade> read(Connection connection) throws SQLException {
        return Sql.rows(
                        connection,
                        "SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE,"
                            + " UPDATE_RULE FROM information_schema.REFERENTIAL_CONSTRAINTS ORDER"
                            + " BY 1, 2, 3")
                .stream()
                .map(
                        row ->
                                new Cascade(
                                        new TableId(row.get(0), row.get(1)),
                                        row.get(2),
                                        row.get(3),
                                        row.get(4)))
                .filter(key -> key.onDelete() || changes(key.updateRule))
                .toList();
    }

    /**
     * Whether deleting a parent changes children; all others do so when a parent gets another key.
     */
    boolean onDelete() {
        return changes(deleteRule);
    }

    private static boolean changes(String rule) {
        return !rule.equals("RESTRICT") && !rule.equals("NO ACTION");
    }

    @Override
    public String toString() {
        return name
                + " of "
                + child
                + " (ON DELETE "
                + deleteRule
                + " ON UPDATE "
                + updateRule
                + ")";
    }
}
