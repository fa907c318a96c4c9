package io.omsflink.jobs.binlog;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.OmsException;

/**
 * SQL literals of a table's packed values, for a connection of role WRITE: {@code SET NAMES
 * binary}, backslash escapes on, strict mode. Immutable. Columns are counted over {@link
 * TableSchema#writtenColumns()}.
 *
 * <p>Text goes out as the bytes it is made of, so the column at the target must have the character
 * set of the source.
 */
public final class Literals {
    private final ColumnLiteral[] columns;

    private Literals(ColumnLiteral[] columns) {
        this.columns = columns;
    }

    public static Literals of(TableSchema schema) {
        return new Literals(
                schema.writtenColumns().stream()
                        .map(ColumnLiteral::of)
                        .toArray(ColumnLiteral[]::new));
    }

    /** Number of values in a row. */
    public int columnCount() {
        return columns.length;
    }

    /**
     * Appends the literal that stores the value at {@code at}, {@code NULL} included.
     *
     * @return the position of the next value
     * @throws OmsException VALUE_REFUSED when no literal stores this value (an ENUM's index 0
     *     beside a member '0')
     */
    public int append(int column, byte[] row, int at, Bytes sql) {
        return append(columns[column], false, row, at, sql);
    }

    /**
     * Appends the literal to compare the column with ({@code column = literal}), such that the
     * column's own collation decides and its index is used. NULL becomes {@code NULL}, which needs
     * {@code <=>}.
     *
     * @return the position of the next value
     */
    public int appendKey(int column, byte[] row, int at, Bytes sql) {
        return append(columns[column], true, row, at, sql);
    }

    /**
     * Appends the literals of a whole row, separated by commas, without parentheses.
     *
     * @return the position after the row
     */
    public int appendRow(byte[] row, int at, Bytes sql) {
        int position = at;
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                sql.put(',');
            }
            position = append(columns[i], false, row, position, sql);
        }
        return position;
    }

    private static int append(ColumnLiteral column, boolean key, byte[] row, int at, Bytes sql) {
        int length = PackedRow.length(row, at);
        int start = PackedRow.start(row, at);
        if (length < 0) {
            sql.putAscii("NULL");
            return start;
        }
        if (key) {
            column.appendKey(row, start, length, sql);
        } else {
            column.append(row, start, length, sql);
        }
        return start + length;
    }
}
