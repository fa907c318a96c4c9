package io.omsflink.jobs.meta;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.project.Endpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * From where in the source's log the target's rows are what the log says, when nobody else writes:
 * table {@code oms_meta.checked_from}. The copy is not of one moment; rows of it may be newer than
 * the changes that the log holds from its beginning to its end.
 */
public final class CheckedFrom {
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS oms_meta.checked_from (project VARCHAR(64) NOT NULL, run_id"
                    + " CHAR(36) NOT NULL, gtid_set LONGTEXT NOT NULL COMMENT 'no copied row is"
                    + " newer; empty without GTID', log_file VARCHAR(255) NOT NULL, log_offset"
                    + " BIGINT UNSIGNED NOT NULL, PRIMARY KEY (project)) DEFAULT CHARSET=utf8mb4";

    private final LogPosition position;
    private final GtidSet done;

    CheckedFrom(LogPosition position) {
        this.position = position;
        this.done = GtidSet.parse(position.gtidSet());
    }

    /**
     * What this run has noted when it began with the log; notes the end of the source's log when it
     * has not. To be called when the copy has ended.
     */
    public static CheckedFrom of(Connection target, Endpoint source, String project, String runId)
            throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(CREATE);
        }
        Optional<LogPosition> noted = read(target, project, runId);
        return new CheckedFrom(
                noted.isPresent() ? noted.get() : note(target, source, project, runId));
    }

    private static Optional<LogPosition> read(Connection target, String project, String runId)
            throws SQLException {
        String sql =
                "SELECT gtid_set, log_file, log_offset FROM oms_meta.checked_from WHERE project=?"
                        + " AND run_id=?";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setString(2, runId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new LogPosition(row.getString(1), row.getString(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    private static LogPosition note(
            Connection target, Endpoint source, String project, String runId) throws SQLException {
        try (Connection connection = Connections.open(source, ConnectionRole.METADATA)) {
            LogPosition end = SourceLog.read(connection).position();
            MetaTables.run(
                    target,
                    "REPLACE INTO oms_meta.checked_from VALUES (?, ?, ?, ?, ?)",
                    project,
                    runId,
                    end.gtidSet(),
                    end.file(),
                    String.valueOf(end.offset()));
            return end;
        }
    }

    /**
     * Whether a transaction lies behind it.
     *
     * @param serverUuid of its GTID, empty text for none
     */
    public boolean passed(String serverUuid, long sequence, String file, long offset) {
        return position.gtidMode() && !serverUuid.isEmpty()
                ? !done.contains(serverUuid, sequence)
                : LogPosition.BY_FILE.compare(LogPosition.ofFile(file, offset), position) > 0;
    }
}
