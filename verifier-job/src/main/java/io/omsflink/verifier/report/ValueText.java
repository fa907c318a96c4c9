package io.omsflink.verifier.report;

import io.omsflink.verifier.digest.FieldForm;
import io.omsflink.verifier.job.Event.Shown;
import io.omsflink.verifier.table.ColumnPair;
import io.omsflink.verifier.table.Side;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Canonical bytes of a value as text for people. */
public final class ValueText {
    private ValueText() {}

    /** {@code NULL} for NULL; a value that was cut off ends in its whole length. */
    public static String of(ColumnPair column, Side side, Shown value) {
        if (value.bytes() == null) {
            return "NULL";
        }
        String text = of(column, side, value.bytes());
        return value.cut() ? text + "... (" + value.length() + " bytes)" : text;
    }

    /** The text of a value that is not NULL. */
    public static String of(ColumnPair column, Side side, byte[] canonical) {
        return switch (column.form()) {
            case NUMBER, TEMPORAL -> new String(canonical, StandardCharsets.US_ASCII);
            case TEXT -> new String(canonical, charset(column, side));
            case JSON -> new String(canonical, StandardCharsets.UTF_8);
            case APPROXIMATE -> Double.toString(ByteBuffer.wrap(canonical).getDouble());
            case BYTES -> "x'" + HexFormat.of().formatHex(canonical) + "'";
            case BITS -> "b'" + new BigInteger(1, canonical).toString(2) + "'";
        };
    }

    private static Charset charset(ColumnPair column, Side side) {
        if (column.form() == FieldForm.TEXT && column.expression(side).startsWith("CONVERT(")) {
            return StandardCharsets.UTF_8;
        }
        return switch (column.column(side).charset()) {
            case "latin1" -> Charset.forName("windows-1252");
            case "gbk" -> Charset.forName("GBK");
            case "gb18030" -> Charset.forName("GB18030");
            case "big5" -> Charset.forName("Big5");
            case "ucs2", "utf16" -> StandardCharsets.UTF_16BE;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            case "utf32" -> Charset.forName("UTF-32BE");
            default -> StandardCharsets.UTF_8;
        };
    }
}
