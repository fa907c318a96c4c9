package io.omsflink.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small questions to a server. */
public final class Query {
    private Query() {}

    /** Reads one value from the current row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The first column of every row, as text; {@code null} for NULL. */
    public static List<String> texts(Connection connection, String sql) throws SQLException {
        return read(connection, sql, row -> row.getString(1));
    }

    /** The first column of the first row, as text. */
    public static String text(Connection connection, String sql) throws SQLException {
        return first(sql, texts(connection, sql));
    }

    /** The first column of the first row, as a number. */
    public static long number(Connection connection, String sql) throws SQLException {
        return first(sql, read(connection, sql, row -> row.getLong(1)));
    }

    /** All columns of every row as text, joined by {@code |}; {@code null} for NULL. */
    public static List<String> lines(Connection connection, String sql) throws SQLException {
        return read(connection, sql, Query::line);
    }

    /** The exact number of rows of a table. */
    public static long rows(Connection connection, String database, String table)
            throws SQLException {
        return number(connection, "SELECT COUNT(*) FROM " + quote(database) + "." + quote(table));
    }

    /** The base tables of a database, in the order of their names. */
    public static List<String> tables(Connection connection, String database) throws SQLException {
        return texts(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                        + " AND table_schema = '"
                        + database.replace("\\", "\\\\").replace("'", "''")
                        + "' ORDER BY table_name");
    }

    /** The name in backticks. */
    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static <T> T first(String sql, List<T> values) {
        if (values.isEmpty()) {
            throw new AssertionError("No row from: " + sql);
        }
        return values.get(0);
    }

    private static <T> List<T> read(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        List<T> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(reader.read(rows));
            }
        }
        return values;
    }

    private static String line(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i));
        }
        return String.join("|", values);
    }
}
