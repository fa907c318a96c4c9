package io.omsflink.testkit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How to read a table for the comparison.
 *
 * @param looseJson by column, whether it holds JSON whose whole doubles one of the servers prints
 *     without a fraction
 */
record TableRead(String select, boolean[] looseJson) {

    static TableRead of(
            String database,
            String table,
            List<ComparedColumn> columns,
            List<ComparedColumn> others,
            boolean looseJson) {
        List<String> expressions = new ArrayList<>();
        boolean[] loose = new boolean[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            expressions.add(columns.get(i).expression(others.get(i)));
            loose[i] = looseJson && (columns.get(i).isJson() || others.get(i).isJson());
        }
        String from = " FROM " + Query.quote(database) + "." + Query.quote(table);
        return new TableRead("SELECT " + String.join(", ", expressions) + from, loose);
    }

    int columns() {
        return looseJson.length;
    }

    /** The bytes that stand for the value of a column, counted from 0; {@code null} for NULL. */
    byte[] value(ResultSet row, int column) throws SQLException {
        byte[] value = row.getBytes(column + 1);
        return value != null && looseJson[column] ? JsonText.withoutEmptyFractions(value) : value;
    }
}
