package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.PackedRow;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** A packed row as a JSON object, for people. */
final class RowJson {
    private static final Set<String> BINARY =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit");

    private RowJson() {}

    static boolean binary(ColumnSchema column) {
        return BINARY.contains(column.dataType()) || column.spatial();
    }

    static String of(TableSchema table, RowImage row) {
        return of(table, row, IntStream.range(0, table.writtenColumns().size()).toArray());
    }

    /** These columns of the row. */
    static String of(TableSchema table, RowImage row, int[] columns) {
        List<ColumnSchema> written = table.writtenColumns();
        StringJoiner members = new StringJoiner(", ", "{", "}");
        for (int column : columns) {
            int at = PackedRow.skip(row.array(), row.at(), column);
            members.add(
                    quoted(written.get(column).name())
                            + ": "
                            + value(written.get(column), row.array(), at));
        }
        return members.toString();
    }

    private static String value(ColumnSchema column, byte[] row, int at) {
        if (PackedRow.isNull(row, at)) {
            return "null";
        }
        int start = PackedRow.start(row, at);
        int length = PackedRow.length(row, at);
        return quoted(
                switch (column.dataType()) {
                    case "float" -> Float.toString(Float.parseFloat(text(row, start, length)));
                    case "double" -> Double.toString(Double.parseDouble(text(row, start, length)));
                    default -> binary(column) ? hex(row, start, length) : text(row, start, length);
                });
    }

    private static String hex(byte[] row, int start, int length) {
        return "0x" + HexFormat.of().withUpperCase().formatHex(row, start, start + length);
    }

    /** Of another charset than UTF-8, or ASCII in another: its bytes. */
    private static String text(byte[] row, int start, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return hex(row, start, length);
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
