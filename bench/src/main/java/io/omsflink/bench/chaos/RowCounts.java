package io.omsflink.bench.chaos;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The rows of a table as a multiset. */
record RowCounts(Map<String, Integer> rows) {

    static RowCounts read(Connection connection, String database, String table)
            throws SQLException {
        Map<String, Integer> rows = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet result =
                    statement.executeQuery("SELECT * FROM " + database + "." + table)) {
                while (result.next()) {
                    rows.merge(text(result), 1, Integer::sum);
                }
            }
        }
        return new RowCounts(rows);
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            byte[] value = row.getBytes(i);
            text.append(value == null ? -1 : value.length).append(':');
            text.append(value == null ? "" : new String(value, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    /** Rows that the other side has not, or fewer of them. */
    long missingIn(RowCounts other) {
        return rows.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - other.count(e.getKey())))
                .sum();
    }

    /** Rows that the other side has, and we have more of. */
    long repeatedBeside(RowCounts other) {
        return rows.entrySet().stream()
                .filter(e -> other.count(e.getKey()) > 0)
                .mapToLong(e -> Math.max(0, e.getValue() - other.count(e.getKey())))
                .sum();
    }

    private int count(String row) {
        return rows.getOrDefault(row, 0);
    }
}
