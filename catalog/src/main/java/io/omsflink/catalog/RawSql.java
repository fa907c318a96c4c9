package io.omsflink.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sends a statement as the bytes it is made of. JDBC takes statements as {@code String}, which
 * cannot hold the bytes of several charsets at once; both drivers though let a parameter write
 * itself into the packet, and a statement may consist of one parameter only.
 */
public final class RawSql {
    private RawSql() {}

    /**
     * Executes the first {@code length} bytes of {@code sql} as one statement and returns its
     * update count. The array is read before the call returns and not kept. Connections of role
     * {@link ConnectionRole#WRITE}: literals are bytes.
     *
     * @throws SQLException as the server reports it; its message never holds the statement
     */
    public static long execute(Connection connection, byte[] sql, int length) throws SQLException {
        return connection.isWrapperFor(org.mariadb.jdbc.MariaDbConnection.class)
                ? MariaDbRawSql.execute(connection, sql, length)
                : OceanBaseRawSql.execute(connection, sql, length);
    }
}
