package io.omsflink.catalog;

import io.omsflink.catalog.IndexSchema.Part;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rows of {@code information_schema.columns} and {@code .statistics} as records. They are selected
 * with {@code *}, because which columns exist depends on the version ({@code SRS_ID}, {@code
 * EXPRESSION}, {@code IS_VISIBLE}).
 */
final class ColumnRows {
    private static final Set<String> FRACTIONAL = Set.of("time", "datetime", "timestamp");

    private ColumnRows() {}

    static ColumnSchema column(ResultSet row) throws SQLException {
        String dataType = row.getString("DATA_TYPE").toLowerCase(Locale.ROOT);
        String columnType = row.getString("COLUMN_TYPE");
        boolean members = dataType.equals("enum") || dataType.equals("set");
        return new ColumnSchema(
                row.getString("COLUMN_NAME"),
                dataType,
                columnType,
                "YES".equalsIgnoreCase(row.getString("IS_NULLABLE")),
                text(row, "CHARACTER_SET_NAME"),
                text(row, "COLLATION_NAME"),
                dataType.equals("bit")
                        ? row.getLong("NUMERIC_PRECISION")
                        : row.getLong("CHARACTER_MAXIMUM_LENGTH"),
                precision(dataType, row),
                dataType.equals("decimal") ? row.getInt("NUMERIC_SCALE") : 0,
                row.getString("COLUMN_DEFAULT"),
                extra(row),
                text(row, "GENERATION_EXPRESSION"),
                text(row, "COLUMN_COMMENT"),
                members ? MemberList.parse(columnType) : List.of());
    }

    private static int precision(String dataType, ResultSet row) throws SQLException {
        if (FRACTIONAL.contains(dataType)) {
            return row.getInt("DATETIME_PRECISION");
        }
        return dataType.equals("decimal") ? row.getInt("NUMERIC_PRECISION") : 0;
    }

    /**
     * The spatial reference is an attribute like the others in EXTRA, only that the server keeps it
     * in a column of its own.
     */
    private static String extra(ResultSet row) throws SQLException {
        String extra = text(row, "EXTRA");
        String spatialReference = has(row, "SRS_ID") ? row.getString("SRS_ID") : null;
        return spatialReference == null ? extra : (extra + " SRID " + spatialReference).strip();
    }

    static IndexSchema index(ResultSet row) throws SQLException {
        return new IndexSchema(
                row.getString("INDEX_NAME"),
                row.getInt("NON_UNIQUE") == 0,
                row.getString("INDEX_TYPE"),
                List.of(),
                text(row, "INDEX_COMMENT"),
                !has(row, "IS_VISIBLE") || "YES".equalsIgnoreCase(row.getString("IS_VISIBLE")));
    }

    static Part part(ResultSet row) throws SQLException {
        // A spatial key reports a prefix of 32 bytes that may not be written in DDL.
        boolean spatial = "SPATIAL".equalsIgnoreCase(row.getString("INDEX_TYPE"));
        return new Part(
                text(row, "COLUMN_NAME"),
                spatial ? 0 : row.getInt("SUB_PART"),
                "D".equalsIgnoreCase(row.getString("COLLATION")),
                has(row, "EXPRESSION") ? SqlText.withoutEscapes(text(row, "EXPRESSION")) : "");
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    static boolean has(ResultSet row, String column) throws SQLException {
        ResultSetMetaData metaData = row.getMetaData();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            if (metaData.getColumnLabel(i).equalsIgnoreCase(column)) {
                return true;
            }
        }
        return false;
    }
}
