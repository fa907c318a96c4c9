package io.omsflink.jobs.sink;

import java.sql.SQLException;

/** Sends statements as the bytes they are, in the connection's current transaction. */
interface SqlSender {

    /**
     * Returns the number of affected rows.
     *
     * @param sql holds the statement in its first {@code length} bytes; may be reused afterwards
     */
    long send(byte[] sql, int length) throws SQLException;
}
