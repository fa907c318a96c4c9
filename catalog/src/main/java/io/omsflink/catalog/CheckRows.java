package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CHECK constraints out of {@code information_schema}; MySQL has them from 8.0.16 on. */
final class CheckRows {
    private static final String EXISTS =
            "SELECT COUNT(*) FROM information_schema.tables WHERE UPPER(table_schema)="
                    + "'INFORMATION_SCHEMA' AND UPPER(table_name)='CHECK_CONSTRAINTS'";

    private CheckRows() {}

    /**
     * By table, in the order of their names.
     *
     * @param where a condition on {@code table_schema} and {@code table_name}
     */
    static Map<TableId, List<CheckSchema>> read(Statement statement, String where)
            throws SQLException {
        Map<TableId, List<CheckSchema>> found = new TreeMap<>();
        if (!exists(statement)) {
            return found;
        }
        String sql =
                "SELECT tc.table_schema, tc.table_name, tc.constraint_name, cc.check_clause, tc.*"
                        + " FROM information_schema.table_constraints tc JOIN"
                        + " information_schema.check_constraints cc ON"
                        + " cc.constraint_schema=tc.constraint_schema AND"
                        + " cc.constraint_name=tc.constraint_name WHERE tc.constraint_type='CHECK'"
                        + " AND "
                        + where.replace("table_schema", "tc.table_schema")
                                .replace("table_name", "tc.table_name")
                        + " ORDER BY tc.table_schema, tc.table_name, tc.constraint_name";
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.computeIfAbsent(
                                new TableId(row.getString(1), row.getString(2)),
                                id -> new ArrayList<>())
                        .add(check(row));
            }
        }
        return found;
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(EXISTS)) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private static CheckSchema check(ResultSet row) throws SQLException {
        boolean enforced =
                !ColumnRows.has(row, "ENFORCED")
                        || !"NO".equalsIgnoreCase(row.getString("ENFORCED"));
        return new CheckSchema(row.getString(3), expression(row.getString(4)), enforced);
    }

    /** Without the escapes of MySQL 8 and without parentheses around the whole. */
    static String expression(String clause) {
        String sql = SqlText.withoutEscapes(clause).strip();
        return sql.startsWith("(") && SqlText.endOfParentheses(sql, 0) == sql.length()
                ? sql.substring(1, sql.length() - 1)
                : sql;
    }
}
