package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Character sets of MySQL as Java knows them, for the members of ENUM and SET. */
final class Charsets {
    /**
     * A set without a counterpart in Java is not listed: all of those hold ASCII at its usual
     * place.
     */
    private static final Map<String, String> JAVA_NAMES =
            Map.ofEntries(
                    Map.entry("utf8mb4", "UTF-8"),
                    Map.entry("utf8mb3", "UTF-8"),
                    Map.entry("utf8", "UTF-8"),
                    Map.entry("binary", "UTF-8"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("latin2", "ISO-8859-2"),
                    Map.entry("latin5", "ISO-8859-9"),
                    Map.entry("latin7", "ISO-8859-13"),
                    Map.entry("greek", "ISO-8859-7"),
                    Map.entry("hebrew", "ISO-8859-8"),
                    Map.entry("cp850", "IBM850"),
                    Map.entry("cp852", "IBM852"),
                    Map.entry("cp866", "IBM866"),
                    Map.entry("cp932", "windows-31j"),
                    Map.entry("cp1250", "windows-1250"),
                    Map.entry("cp1251", "windows-1251"),
                    Map.entry("cp1256", "windows-1256"),
                    Map.entry("cp1257", "windows-1257"),
                    Map.entry("koi8r", "KOI8-R"),
                    Map.entry("koi8u", "KOI8-U"),
                    Map.entry("macce", "x-MacCentralEurope"),
                    Map.entry("macroman", "x-MacRoman"),
                    Map.entry("tis620", "TIS-620"),
                    Map.entry("big5", "Big5"),
                    Map.entry("gb2312", "GB2312"),
                    Map.entry("gbk", "GBK"),
                    Map.entry("gb18030", "GB18030"),
                    Map.entry("sjis", "Shift_JIS"),
                    Map.entry("ujis", "EUC-JP"),
                    Map.entry("eucjpms", "EUC-JP"),
                    Map.entry("euckr", "EUC-KR"),
                    Map.entry("ucs2", "UTF-16BE"),
                    Map.entry("utf16", "UTF-16BE"),
                    Map.entry("utf16le", "UTF-16LE"),
                    Map.entry("utf32", "UTF-32BE"));

    private Charsets() {}

    /** The column's character set, ASCII when Java has no counterpart. */
    static Charset of(ColumnSchema column) {
        String name = JAVA_NAMES.get(column.charset());
        return name == null ? StandardCharsets.US_ASCII : Charset.forName(name);
    }

    /** Members of an ENUM or SET as bytes in the column's character set. */
    static byte[][] members(ColumnSchema column) {
        return column.members().stream()
                .map(member -> encode(member, column))
                .toArray(byte[][]::new);
    }

    /** The text that stores index 0 into an ENUM. */
    static byte[] zeroIndex(ColumnSchema column) {
        return LoadColumns.zeroIndex(column).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @throws OmsException SCHEMA_UNSUPPORTED when the text cannot be written in the column's
     *     character set
     */
    static byte[] encode(String text, ColumnSchema column) {
        try {
            ByteBuffer encoded = of(column).newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new OmsException(
                    ErrorCode.SCHEMA_UNSUPPORTED,
                    "Cannot read "
                            + column.columnType()
                            + " column '"
                            + column.name()
                            + "': member '"
                            + text
                            + "' has a character that is not known here in character set "
                            + column.charset()
                            + ". Change the column's character set to utf8mb4 or exclude its"
                            + " table.",
                    e);
        }
    }
}
