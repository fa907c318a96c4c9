package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.project.Endpoint;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A consistent view of one table at a known log position, for tables whose rows have no name:
 * replaying the log over a fuzzy copy would give them some changes twice.
 *
 * <ul>
 *   <li>{@code LOCK TABLES .. READ} returns when every transaction that wrote to the table has
 *       ended, so nothing of the table is on its way through the log while the position is read.
 *   <li>The view is opened on a second connection, because {@code START TRANSACTION} gives up table
 *       locks.
 *   <li>The lock is held for two statements; a writer waits that long. It is not waited for longer
 *       than {@link #LOCK_SECONDS}, because a waiting lock holds up every later writer.
 * </ul>
 */
final class TableSnapshot implements AutoCloseable {
    private static final int LOCK_SECONDS = 10;

    private final Connection connection;
    private final LogPosition position;

    private TableSnapshot(Connection connection, LogPosition position) {
        this.connection = connection;
        this.position = position;
    }

    static TableSnapshot take(Endpoint source, TableId table) throws SQLException {
        Connection view = Connections.open(source, ConnectionRole.READ);
        try (Connection lock = Connections.open(source, ConnectionRole.METADATA);
                Statement statement = lock.createStatement()) {
            statement.execute("SET SESSION lock_wait_timeout=" + LOCK_SECONDS);
            statement.execute("LOCK TABLES " + Names.quote(table) + " READ");
            LogPosition position = SourceLog.read(lock).position();
            open(view);
            statement.execute("UNLOCK TABLES");
            return new TableSnapshot(view, position);
        } catch (SQLException | RuntimeException e) {
            view.close();
            throw e;
        }
    }

    private static void open(Connection view) throws SQLException {
        try (Statement statement = view.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }

    Connection connection() {
        return connection;
    }

    LogPosition position() {
        return position;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
