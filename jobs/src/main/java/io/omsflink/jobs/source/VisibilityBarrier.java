package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that a {@code SELECT} sees every transaction before the start position.
 *
 * <ul>
 *   <li>With GTID nothing is to be done: {@code gtid_executed} grows after the engine's commit, so
 *       what it holds is visible.
 *   <li>By file and offset it is not enough: the log's end moves before the engine commits, and
 *       semi-synchronous replication ({@code AFTER_SYNC}) holds a transaction in between for
 *       seconds. Whoever copies then loses the transaction.
 *   <li>A transaction keeps its metadata locks until it is visible. {@code LOCK TABLES .. READ} is
 *       granted only without any writer's lock, so once it was granted for a table, every
 *       transaction before the position is visible in that table. It is released at once.
 * </ul>
 */
final class VisibilityBarrier {
    private static final Logger LOG = LoggerFactory.getLogger(VisibilityBarrier.class);
    private static final int LOCK_SECONDS = 2;
    private static final int ATTEMPTS = 30;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private VisibilityBarrier() {}

    static void await(Endpoint source, LogPosition start, List<TableSchema> tables)
            throws SQLException {
        if (start.gtidMode()) {
            return;
        }
        try (Connection connection = Connections.open(source, ConnectionRole.METADATA);
                Statement statement = connection.createStatement()) {
            // A waiting lock holds up later writers, so each wait is short and tried again.
            statement.execute("SET SESSION lock_wait_timeout=" + LOCK_SECONDS);
            for (TableSchema table : tables) {
                passOnce(statement, table);
            }
        }
    }

    private static void passOnce(Statement statement, TableSchema table) throws SQLException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                statement.execute("LOCK TABLES " + Names.quote(table.id()) + " READ");
                statement.execute("UNLOCK TABLES");
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                    throw e;
                }
                LOG.info(
                        "Waiting for a long transaction on {} to end (attempt {})",
                        table.id(),
                        attempt);
            }
        }
        throw new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot find a safe start position: a transaction has held "
                        + table.id()
                        + " for more than "
                        + ATTEMPTS * LOCK_SECONDS
                        + " s. End it, or switch GTIDs on at the source, where no lock is needed.");
    }
}
