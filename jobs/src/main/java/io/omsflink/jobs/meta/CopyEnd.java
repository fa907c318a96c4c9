package io.omsflink.jobs.meta;

import io.omsflink.catalog.position.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where the source's log stood when the copy of a run was complete: a row of {@code oms_meta.ddl}
 * that is no statement. Kept there because it must not be lost when the job fails in the moment
 * after the copy.
 */
public final class CopyEnd {
    /** Stands where statements have their place. */
    static final String PLACE = "copy";

    private CopyEnd() {}

    /**
     * The place, which is recorded at the first call.
     *
     * @param present where the log stands now
     */
    public static LogPosition of(
            Connection target, String project, String runId, LogPosition present)
            throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(DdlHistory.TABLE);
        }
        record(target, project, runId, present);
        String sql =
                "SELECT statement, log_file, log_offset FROM oms_meta.ddl WHERE project=? AND"
                        + " run_id=? AND place=?";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setString(2, runId);
            statement.setString(3, PLACE);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new LogPosition(row.getString(1), row.getString(2), row.getLong(3))
                        : present;
            }
        }
    }

    private static void record(Connection target, String project, String runId, LogPosition present)
            throws SQLException {
        MetaTables.run(
                target,
                "INSERT IGNORE INTO oms_meta.ddl (project, run_id, place, server_uuid,"
                        + " sequence_number, log_file, log_offset, statement, target_statements,"
                        + " done, lasting, step, started_at) VALUES (?, ?, ?, '', 0, ?, ?, ?, '',"
                        + " 1, 1, '', UTC_TIMESTAMP(6))",
                project,
                runId,
                PLACE,
                present.file(),
                String.valueOf(present.offset()),
                present.gtidMode() ? present.gtidSet() : "");
    }
}
