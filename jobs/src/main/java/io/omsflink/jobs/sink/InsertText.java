package io.omsflink.jobs.sink;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.binlog.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns rows in load format into multi-row inserts of about {@link #STATEMENT_BYTES}. The escapes
 * of the load format mean the same inside a quoted string, so only quotes are added.
 */
final class InsertText {
    private static final int STATEMENT_BYTES = 512 * 1024;

    private final String verb;
    private final Bytes sql = new Bytes(STATEMENT_BYTES + 64 * 1024);

    InsertText(boolean keepExisting) {
        // IGNORE would also hide values that do not fit; the update that changes nothing hides
        // duplicates only.
        this.verb = keepExisting ? "INSERT" : "REPLACE";
    }

    /** Upper bound of a statement that begins with these rows, the last of which may be large. */
    static long lengthAtMost(byte[] rows, int length) {
        long quotes = 0;
        for (int i = 0; i < length; i++) {
            quotes += rows[i] == '\'' ? 1 : 0;
        }
        // Small rows of the block before may stand in front, and the names of columns.
        return length + quotes + 2L * STATEMENT_BYTES;
    }

    void execute(SqlSender sender, TableSchema table, InputStream rows)
            throws IOException, SQLException {
        List<ColumnSchema> columns = table.writtenColumns();
        byte[][] introducers =
                columns.stream()
                        .map(
                                c ->
                                        (LoadColumns.introducer(c) + "'")
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        String head = head(table, columns);
        String tail = tail(columns);
        InputStream in = new BufferedInputStream(rows, 64 * 1024);
        sql.reset();
        while (row(in, introducers, head)) {
            if (sql.length() >= STATEMENT_BYTES) {
                send(sender, tail);
            }
        }
        if (sql.length() > 0) {
            send(sender, tail);
        }
    }

    private String head(TableSchema table, List<ColumnSchema> columns) {
        return columns.stream()
                .map(column -> Names.quote(column.name()))
                .collect(
                        Collectors.joining(
                                ",",
                                verb + " INTO " + Names.quote(table.id()) + " (",
                                ") VALUES "));
    }

    private String tail(List<ColumnSchema> columns) {
        String first = Names.quote(columns.get(0).name());
        return verb.equals("INSERT") ? " ON DUPLICATE KEY UPDATE " + first + "=" + first : "";
    }

    private void send(SqlSender sender, String tail) throws SQLException {
        TableText.put(sql, tail);
        sender.send(sql.array(), sql.length());
        sql.reset();
    }

    /** Appends one row; false at the end. */
    private boolean row(InputStream in, byte[][] introducers, String head) throws IOException {
        int next = in.read();
        if (next < 0) {
            return false;
        }
        TableText.put(sql, sql.length() == 0 ? head : ",");
        for (int column = 0; column < introducers.length; column++) {
            sql.put(column == 0 ? '(' : ',');
            next = field(in, next, introducers[column]);
            if (column < introducers.length - 1) {
                next = in.read();
            }
        }
        sql.put(')');
        return true;
    }

    /** Appends one field up to its end, which is returned. */
    private int field(InputStream in, int first, byte[] introducer) throws IOException {
        int start = sql.length();
        sql.putBytes(introducer);
        int b = first;
        boolean isNull = false;
        while (b != '\t' && b != '\n') {
            if (b == '\\') {
                int escaped = in.read();
                isNull |= escaped == 'N';
                sql.put('\\');
                sql.put(escaped);
            } else {
                if (b == '\'') {
                    sql.put('\\');
                }
                sql.put(b);
            }
            b = in.read();
        }
        if (isNull) {
            sql.truncate(start);
            TableText.put(sql, "NULL");
        } else {
            sql.put('\'');
        }
        return b;
    }
}
