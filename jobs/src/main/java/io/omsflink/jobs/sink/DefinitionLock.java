package io.omsflink.jobs.sink;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two appliers of a project from changing tables side by side: the target may go on with a
 * statement whose session was cut off, and the lock goes with that session.
 */
final class DefinitionLock {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionLock.class);
    private static final int WAIT_SECONDS = 10;
    private static final int NO_FUNCTION = 1305;
    private static final int NOT_SUPPORTED = 1235;

    private DefinitionLock() {}

    /** Waits for it, however long; it is held until the connection is closed. */
    static void take(Connection target, String project) throws SQLException, InterruptedException {
        try {
            while (!taken(target, project)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("closed meanwhile");
                }
                LOG.info("Waiting for a statement of a former applier of {} to end", project);
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_FUNCTION && e.getErrorCode() != NOT_SUPPORTED) {
                throw e;
            }
            LOG.warn("The target has no GET_LOCK: {}", e.getMessage());
        }
    }

    private static boolean taken(Connection target, String project) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement("SELECT GET_LOCK(?, ?)")) {
            statement.setString(1, name(project));
            statement.setInt(2, WAIT_SECONDS);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    /** Names of locks are shorter than names of projects may be. */
    private static String name(String project) {
        return "oms-ddl-" + UUID.nameUUIDFromBytes(project.getBytes(StandardCharsets.UTF_8));
    }
}
