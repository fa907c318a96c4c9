package io.omsflink.jobs.source;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import io.omsflink.jobs.binlog.JsonCopy;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes rows of a result set in the format of {@code LOAD DATA}. Bytes are never decoded: a column
 * arrives in its own character set and leaves in it.
 */
final class LoadFormat {
    /** Below this size memory is spent for speed. */
    private static final int LARGE = 1024 * 1024;

    /** Room for the small columns behind a large one. */
    private static final int ROW_END = 4 * 1024;

    private static final byte[] NULL = {'\\', 'N'};

    /** What follows the backslash for a byte, 0 for a byte that stands for itself. */
    private static final byte[] ESCAPE = new byte[256];

    static {
        ESCAPE[0] = '0';
        ESCAPE['\n'] = 'n';
        ESCAPE['\t'] = 't';
        ESCAPE['\\'] = '\\';
        // CR would survive, but the fallback to INSERT reuses these bytes inside quotes.
        ESCAPE['\r'] = 'r';
    }

    private final TableSchema table;
    private final boolean[] plain;
    private final boolean[] json;
    private final Bytes document = new Bytes();

    /** By column: what stands for empty bytes, null where empty bytes stand for themselves. */
    private final byte[][] forEmpty;

    private byte[] buffer;
    private int length;

    LoadFormat(TableSchema table, int capacity) {
        this.table = table;
        List<ColumnSchema> columns = table.writtenColumns();
        this.plain = new boolean[columns.size()];
        this.json = new boolean[columns.size()];
        this.forEmpty = new byte[columns.size()][];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = isPlain(columns.get(i));
            json[i] = columns.get(i).dataType().equals("json");
            // An ENUM without an empty member reads as empty text at index 0, and takes that back
            // only as a number in text.
            forEmpty[i] =
                    LoadColumns.zeroIndexIsEmpty(columns.get(i))
                            ? LoadColumns.zeroIndex(columns.get(i))
                                    .getBytes(StandardCharsets.US_ASCII)
                            : null;
        }
        this.buffer = new byte[capacity];
    }

    /** Numbers and times hold no byte that needs an escape. */
    private static boolean isPlain(ColumnSchema column) {
        return switch (column.dataType()) {
            case "tinyint",
                    "smallint",
                    "mediumint",
                    "int",
                    "bigint",
                    "decimal",
                    "float",
                    "double" ->
                    true;
            case "date", "datetime", "timestamp", "time", "year" -> true;
            default -> false;
        };
    }

    int length() {
        return length;
    }

    /** Hands the bytes over and starts a new buffer. */
    byte[] take(int nextCapacity) {
        byte[] full = buffer;
        buffer = new byte[nextCapacity];
        length = 0;
        return full;
    }

    void row(ResultSet row) throws SQLException {
        for (int i = 0; i < plain.length; i++) {
            field(i, row.getBytes(i + 1));
            buffer[length++] = (byte) (i == plain.length - 1 ? '\n' : '\t');
        }
    }

    private void field(int i, byte[] value) {
        if (value == null) {
            append(NULL);
        } else if (plain[i]) {
            append(value);
        } else if (value.length == 0 && forEmpty[i] != null) {
            append(forEmpty[i]);
        } else if (json[i]) {
            // The server's own text of a double is not always read back as the same double.
            document.reset();
            JsonCopy.append(value, 0, value.length, document);
            escape(document.array(), document.length());
        } else {
            escape(value, value.length);
        }
    }

    private void append(byte[] value) {
        reserve(value.length + 1);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
    }

    private void escape(byte[] value, int count) {
        reserve(escapedAtMost(value, count) + 1);
        byte[] to = buffer;
        int at = length;
        for (int i = 0; i < count; i++) {
            byte b = value[i];
            byte escaped = ESCAPE[b & 0xff];
            if (escaped == 0) {
                to[at++] = b;
            } else {
                to[at++] = '\\';
                to[at++] = escaped;
            }
        }
        length = at;
    }

    /** Of a large value exactly, or its block would be twice as large as it has to be. */
    private static long escapedAtMost(byte[] value, int count) {
        if (count < LARGE) {
            return 2L * count;
        }
        long bytes = count;
        for (int i = 0; i < count; i++) {
            bytes += ESCAPE[value[i] & 0xff] == 0 ? 0 : 1;
        }
        return bytes;
    }

    /** Room for {@code more} bytes. Grows to the size of the largest row and no further. */
    private void reserve(long more) {
        if (length + more > buffer.length) {
            long wanted =
                    Math.max(
                            length + more + ROW_END,
                            buffer.length < LARGE ? 2L * buffer.length : 0);
            if (wanted > Integer.MAX_VALUE - 16) {
                throw new OmsException(
                        ErrorCode.VALUE_REFUSED,
                        "Cannot copy a row of "
                                + table.id()
                                + ": it is larger than 2 GB when escaped."
                                + " Exclude the table from the project.");
            }
            buffer = java.util.Arrays.copyOf(buffer, (int) wanted);
        }
    }
}
