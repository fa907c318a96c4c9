package io.omsflink.jobs.meta;

import io.omsflink.jobs.element.LogPoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The DDL statements of the log that a run of a project has passed, in their order: table {@code
 * oms_meta.ddl}.
 */
public final class DdlHistory {
    static final int NO_DATABASE = 1049;
    static final int NO_TABLE = 1146;

    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS oms_meta.ddl (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,"
                + " project VARCHAR(64) NOT NULL, run_id CHAR(36) NOT NULL, place VARCHAR(300) NOT"
                + " NULL COMMENT 'in the log of the source', server_uuid VARCHAR(36) NOT NULL,"
                + " sequence_number BIGINT UNSIGNED NOT NULL, log_file VARCHAR(255) NOT NULL,"
                + " log_offset BIGINT UNSIGNED NOT NULL, statement LONGTEXT NOT NULL COMMENT 'as"
                + " the source ran it', target_statements LONGTEXT NOT NULL COMMENT 'what is run"
                + " here', next_statement INT NOT NULL DEFAULT 0 COMMENT 'how many of them have"
                + " been run', tables_before CHAR(64) NULL COMMENT 'hash of the tables before the"
                + " one that is being run', done TINYINT NOT NULL DEFAULT 0, lasting TINYINT NOT"
                + " NULL COMMENT '0: of a table beside the project', step LONGBLOB NOT NULL COMMENT"
                + " 'what becomes of the tables that are followed', started_at DATETIME(6) NOT NULL"
                + " COMMENT 'UTC', ended_at DATETIME(6) NULL COMMENT 'UTC', PRIMARY KEY (id),"
                + " UNIQUE KEY place (project, place)) DEFAULT CHARSET=utf8mb4";

    private DdlHistory() {}

    /**
     * A statement that was passed.
     *
     * @param step what it did to the followed tables
     */
    public record Passed(LogPoint at, byte[] step) {}

    /** All of them; empty for a run that is older than the table. */
    public static List<Passed> read(Connection target, String project, String runId)
            throws SQLException {
        String sql =
                "SELECT server_uuid, sequence_number, log_file, log_offset, step FROM oms_meta.ddl"
                        + " WHERE project=? AND run_id=? AND done=1 AND place<>? ORDER BY id";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setString(2, runId);
            statement.setString(3, CopyEnd.PLACE);
            try (ResultSet row = statement.executeQuery()) {
                List<Passed> passed = new ArrayList<>();
                while (row.next()) {
                    passed.add(new Passed(point(row), row.getBytes(5)));
                }
                return passed;
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_DATABASE || e.getErrorCode() == NO_TABLE) {
                return List.of();
            }
            throw e;
        }
    }

    private static LogPoint point(ResultSet row) throws SQLException {
        return new LogPoint(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4));
    }
}
