package io.omsflink.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A column as the comparison reads it.
 *
 * @param charset empty for everything that is not text
 */
record ComparedColumn(String name, String type, String charset) {

    static List<ComparedColumn> of(Connection connection, String database, String table)
            throws SQLException {
        String sql =
                "SELECT column_name, data_type, COALESCE(character_set_name, '') FROM"
                    + " information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER"
                    + " BY ordinal_position";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                List<ComparedColumn> columns = new ArrayList<>();
                while (rows.next()) {
                    columns.add(
                            new ComparedColumn(
                                    rows.getString(1),
                                    rows.getString(2).toLowerCase(Locale.ROOT),
                                    rows.getString(3)));
                }
                return columns;
            }
        }
    }

    boolean isJson() {
        return type.equals("json");
    }

    /** How to read the column so that equal values have equal bytes, and only they. */
    String expression(ComparedColumn other) {
        String quoted = Query.quote(name);
        if (type.equals("float") || type.equals("double")) {
            // Printed as FLOAT a value loses digits. As DOUBLE it has as many as tell it from its
            // neighbours; a factor, because adding 0 would turn -0 into 0.
            return quoted + " * 1e0";
        }
        boolean charsetsDiffer = !charset.equals(other.charset);
        return charsetsDiffer && !charset.isEmpty()
                ? "CONVERT(" + quoted + " USING utf8mb4)"
                : quoted;
    }
}
