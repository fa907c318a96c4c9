package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import java.nio.charset.StandardCharsets;

/**
 * How a column's values are written in SQL.
 *
 * @param form of a literal
 * @param storing character set in front of a text that is stored; empty where bytes are stored
 * @param comparing character set in front of a text that is compared, as in {@code _gbk}; empty
 *     where bytes are compared
 * @param forEmpty what stands for an empty text, null where it stands for itself
 * @param members whose numbers are compared, null where texts are
 */
record ColumnLiteral(
        Form form, byte[] storing, byte[] comparing, byte[] forEmpty, Members.Ambiguous members) {

    /** Forms of literals. */
    enum Form {
        NUMBER,
        STRING,
        BIT,
        JSON
    }

    static ColumnLiteral of(ColumnSchema column) {
        boolean text = !column.charset().isEmpty() && !column.charset().equals("binary");
        return new ColumnLiteral(
                form(column.dataType()),
                ascii(LoadColumns.introducer(column)),
                ascii(text ? "_" + column.charset() : LoadColumns.introducer(column)),
                LoadColumns.zeroIndexIsEmpty(column) ? Charsets.zeroIndex(column) : null,
                members(column));
    }

    private static Members.Ambiguous members(ColumnSchema column) {
        return !column.members().isEmpty()
                        && Members.of(column) instanceof Members.Ambiguous members
                ? members
                : null;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Form form(String dataType) {
        return switch (dataType) {
            case "tinyint",
                    "smallint",
                    "mediumint",
                    "int",
                    "bigint",
                    "decimal",
                    "float",
                    "double" ->
                    Form.NUMBER;
            case "bit" -> Form.BIT;
            case "json" -> Form.JSON;
            default -> Form.STRING;
        };
    }

    void append(byte[] in, int at, int length, Bytes sql) {
        if (form == Form.NUMBER) {
            sql.putBytes(in, at, length);
        } else if (length == 0 && forEmpty != null) {
            text(storing, forEmpty, 0, forEmpty.length, sql);
        } else {
            text(storing, in, at, length, sql);
        }
    }

    void appendKey(byte[] in, int at, int length, Bytes sql) {
        switch (form) {
            case NUMBER -> sql.putBytes(in, at, length);
            case BIT ->
                    sql.putUnsignedLong(
                            Raw.bigEndian(in, at, length)); // BIT is compared as a number
            case JSON -> {
                sql.putAscii("CAST(");
                text(comparing, in, at, length, sql);
                sql.putAscii(" AS JSON)");
            }
            default -> textKey(in, at, length, sql);
        }
    }

    private void textKey(byte[] in, int at, int length, Bytes sql) {
        if (members != null) {
            sql.putUnsignedLong(members.number(in, at, length));
        } else {
            text(comparing, in, at, length, sql);
        }
    }

    private static void text(byte[] introducer, byte[] in, int at, int length, Bytes sql) {
        sql.putBytes(introducer);
        Quoting.append(in, at, length, sql);
    }
}
