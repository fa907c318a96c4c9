package io.omsflink.verifier.repair;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.verifier.table.ColumnPair;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A value as the source sent it, as a literal for the target. */
final class WriteLiteral {
    private WriteLiteral() {}

    /**
     * @param value null for NULL
     */
    static String of(ColumnPair column, byte[] value) {
        if (value == null) {
            return "NULL";
        }
        String text = new String(value, StandardCharsets.ISO_8859_1);
        return switch (column.form()) {
            case NUMBER -> text;
            // A plain -0 is the whole number 0.
            case APPROXIMATE -> text.contains("e") ? text : text + "e0";
            case TEMPORAL -> "'" + text + "'";
            case BYTES, BITS -> hex("", value);
            case JSON -> text("utf8mb4", value);
            case TEXT -> text(column, value);
        };
    }

    private static String text(ColumnPair column, byte[] value) {
        ColumnSchema target = column.target();
        if (target.dataType().equals("json")) {
            return text("utf8mb4", value);
        }
        boolean zero = value.length == 0 && LoadColumns.zeroIndexIsEmpty(target);
        byte[] written =
                zero ? LoadColumns.zeroIndex(target).getBytes(StandardCharsets.ISO_8859_1) : value;
        boolean converted = column.targetExpression().startsWith("CONVERT(") && !zero;
        return text(converted ? "utf8mb4" : target.charset(), written);
    }

    /** Plain ASCII can be read by people; everything else is digits. */
    private static String text(String charset, byte[] value) {
        boolean plain = charset.startsWith("utf8") || charset.equals("latin1");
        for (byte b : value) {
            plain &= b >= ' ' && b <= '~' && b != '\'' && b != '\\';
        }
        return plain
                ? "_" + charset + "'" + new String(value, StandardCharsets.US_ASCII) + "'"
                : hex("_" + charset + " ", value);
    }

    private static String hex(String introducer, byte[] value) {
        return introducer + "x'" + HexFormat.of().formatHex(value) + "'";
    }
}
