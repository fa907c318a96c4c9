package io.omsflink.jobs.meta;

import io.omsflink.catalog.position.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Creates and resets the bookkeeping at the target. */
public final class MetaTables {
    /** Database of all bookkeeping. */
    public static final String DATABASE = "oms_meta";

    private static final String PROGRESS =
            "CREATE TABLE IF NOT EXISTS oms_meta.progress (project VARCHAR(64) NOT NULL COMMENT"
                + " 'name in the project file', run_id CHAR(36) NOT NULL COMMENT 'one start from"
                + " scratch of the project', owner CHAR(36) NOT NULL COMMENT 'the one writer that"
                + " may go on', gtid_set LONGTEXT NULL COMMENT 'source transactions applied here;"
                + " NULL without GTID', log_file VARCHAR(255) NULL COMMENT 'source log applied up"
                + " to here; NULL while copying', log_offset BIGINT UNSIGNED NULL, start_gtid_set"
                + " LONGTEXT NULL COMMENT 'where the log is read from after the copy', start_file"
                + " VARCHAR(255) NULL, start_offset BIGINT UNSIGNED NULL, source_time DATETIME(6)"
                + " NULL COMMENT 'commit time at the source of the last one, UTC', transactions"
                + " BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'source transactions applied',"
                + " row_changes BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'row changes applied',"
                + " saves BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how often the owner has"
                + " written this row', updated_at DATETIME(6) NOT NULL COMMENT 'UTC', PRIMARY KEY"
                + " (project)) DEFAULT CHARSET=utf8mb4";

    private static final String LOADS =
            "CREATE TABLE IF NOT EXISTS oms_meta.loads ("
                    + "project VARCHAR(64) NOT NULL, "
                    + "writer INT NOT NULL COMMENT 'number of the loading task', "
                    + "owner CHAR(36) NOT NULL COMMENT 'the one attempt of it that may go on', "
                    + "loads BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'bulk loads committed', "
                    + "row_count BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'rows in them', "
                    + "updated_at DATETIME(6) NOT NULL COMMENT 'UTC', "
                    + "PRIMARY KEY (project, writer)) DEFAULT CHARSET=utf8mb4";

    static final String APPLIED =
            "CREATE TABLE IF NOT EXISTS oms_meta.applied ("
                    + "project VARCHAR(64) NOT NULL, "
                    + "connection INT NOT NULL COMMENT 'number of the applying connection', "
                    + "owner CHAR(36) NOT NULL COMMENT 'the one applier that may go on', "
                    + "batch BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'target transactions that"
                    + " this applier has committed here', "
                    + "ahead LONGTEXT NOT NULL COMMENT 'source transactions applied here that"
                    + " progress does not name yet', "
                    + "updated_at DATETIME(6) NOT NULL COMMENT 'UTC', "
                    + "PRIMARY KEY (project, connection)) DEFAULT CHARSET=utf8mb4";

    private MetaTables() {}

    /**
     * Begins a run from scratch: whatever an older run of the project recorded is gone, and its
     * writers are fenced off.
     *
     * @param start where the log will be read from; empty where it will not
     */
    public static void begin(
            Connection target, String project, String runId, Optional<LogPosition> start)
            throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + DATABASE);
            statement.execute(PROGRESS);
            statement.execute(LOADS);
            statement.execute(APPLIED);
            statement.execute(DdlHistory.TABLE);
        }
        run(target, "DELETE FROM oms_meta.applied WHERE project=?", project);
        run(target, "DELETE FROM oms_meta.ddl WHERE project=?", project);
        run(target, "DELETE FROM oms_meta.loads WHERE project=?", project);
        run(
                target,
                "REPLACE INTO oms_meta.progress (project, run_id, owner, start_gtid_set,"
                        + " start_file, start_offset, updated_at) VALUES (?, ?, '', ?, ?, ?,"
                        + " UTC_TIMESTAMP(6))",
                project,
                runId,
                start.filter(LogPosition::gtidMode).map(LogPosition::gtidSet).orElse(null),
                start.map(LogPosition::file).orElse(null),
                start.map(LogPosition::offset).map(String::valueOf).orElse(null));
    }

    /** Executes one statement with text parameters; returns the affected rows. */
    static int run(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
