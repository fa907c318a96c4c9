package io.omsflink.jobs.sink;

import io.omsflink.jobs.binlog.Bytes;
import java.sql.SQLException;

/** A multi-row statement being written, sent whenever it is large enough. */
final class StatementBuffer {
    private static final int STATEMENT_BYTES = 1024 * 1024;

    private static final byte[] COMMA = {','};

    private final SqlSender sender;
    private final Bytes sql;
    private byte[] head = {};
    private byte[] separator = COMMA;
    private byte[] tail = {};
    private int rows;

    StatementBuffer(SqlSender sender, Bytes sql) {
        this.sender = sender;
        this.sql = sql;
        sql.reset();
    }

    /** Starts a kind of statement whose rows are separated by commas. */
    void begin(byte[] newHead, byte[] newTail) throws SQLException {
        begin(newHead, COMMA, newTail);
    }

    /** Starts a kind of statement. */
    void begin(byte[] newHead, byte[] newSeparator, byte[] newTail) throws SQLException {
        flush();
        head = newHead;
        separator = newSeparator;
        tail = newTail;
    }

    /** Room for one more row: the statement's head or a separator stands before it. */
    Bytes next() throws SQLException {
        if (sql.length() >= STATEMENT_BYTES) {
            flush();
        }
        if (rows++ == 0) {
            sql.putBytes(head);
        } else {
            sql.putBytes(separator);
        }
        return sql;
    }

    /** Sends what there is. */
    void flush() throws SQLException {
        if (rows > 0) {
            sql.putBytes(tail);
            sender.send(sql.array(), sql.length());
        }
        sql.reset();
        rows = 0;
    }

    /** Sends one statement of its own. */
    long execute(Bytes statement) throws SQLException {
        return sender.send(statement.array(), statement.length());
    }
}
