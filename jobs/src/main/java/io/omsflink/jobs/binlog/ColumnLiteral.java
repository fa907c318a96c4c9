package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.nio.charset.StandardCharsets;

/**
 * How a column's values are written in SQL.
 *
 * @param form of a literal that stores a value
 * @param introducer character set in front of a text that is compared, as in {@code _gbk}; empty where bytes are compared
 */
record ColumnLiteral(ColumnSchema column, Form form, byte[] introducer) {
    private static final byte[] NOTHING = {};
    private static final byte[] UTF8 = {'_', 'u', 't', 'f', '8', 'm', 'b', '4'};

    /** Forms of literals. */
    enum Form {
        NUMBER,
        STRING,
        BIT,
        ENUM,
        /** An ENUM that names a member '0', so that its index 0 has no literal. */
        ENUM_WITH_ZERO,
        JSON
    }

    static ColumnLiteral of(ColumnSchema column) {
        boolean text = !column.charset().isEmpty() && !column.charset().equals("binary");
        byte[] introducer = text ? ("_" + column.charset()).getBytes(StandardCharsets.US_ASCII) : NOTHING;
        return new ColumnLiteral(column, form(column), introducer);
    }

    private static Form form(ColumnSchema column) {
        return switch (column.dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double" -> Form.NUMBER;
            case "bit" -> Form.BIT;
            case "json" -> Form.JSON;
            case "enum" -> enumForm(column);
            default -> Form.STRING;
        };
    }

    private static Form enumForm(ColumnSchema column) {
        if (column.members().contains("")) {
            return Form.STRING; // the empty text is a member here and finds it
        }
        return column.members().contains("0") ? Form.ENUM_WITH_ZERO : Form.ENUM;
    }

    void append(byte[] in, int at, int length, Bytes sql) {
        switch (form) {
            case NUMBER -> sql.putBytes(in, at, length);
            case JSON -> text(UTF8, in, at, length, sql);
            case ENUM, ENUM_WITH_ZERO -> enumeration(in, at, length, sql);
            default -> Quoting.append(in, at, length, sql);
        }
    }

    /**
     * The text '0' of a column without such a member is taken as the index, even in strict mode; the number 0 is not. The
     * server parses it in the text's own character set, so a column in ucs2 needs it in ucs2.
     */
    private void enumeration(byte[] in, int at, int length, Bytes sql) {
        if (length > 0) {
            Quoting.append(in, at, length, sql);
        } else if (form == Form.ENUM) {
            byte[] zero = Charsets.encode("0", column); // rare
            text(introducer, zero, 0, zero.length, sql);
        } else {
            throw new OmsException(
                    ErrorCode.VALUE_REFUSED,
                    "Cannot write the empty value (index 0) of ENUM column '" + column.name() + "': its member '0' takes"
                            + " the only literal that could store it. Change such rows at the source to a member of the"
                            + " ENUM or to NULL.");
        }
    }

    void appendKey(byte[] in, int at, int length, Bytes sql) {
        switch (form) {
            case NUMBER -> sql.putBytes(in, at, length);
            case BIT -> sql.putUnsignedLong(Raw.bigEndian(in, at, length)); // BIT is compared as a number
            case JSON -> {
                sql.putAscii("CAST(");
                text(UTF8, in, at, length, sql);
                sql.putAscii(" AS JSON)");
            }
            default -> text(introducer, in, at, length, sql);
        }
    }

    private static void text(byte[] introducer, byte[] in, int at, int length, Bytes sql) {
        sql.putBytes(introducer);
        Quoting.append(in, at, length, sql);
    }
}
