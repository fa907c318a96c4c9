package io.omsflink.verifier.live;

import io.omsflink.catalog.position.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Up to where the log of a project is applied, as the incremental step records it in {@code
 * oms_meta.progress} at the target.
 */
public final class AppliedProgress {
    private static final int NO_DATABASE = 1049;
    private static final int NO_TABLE = 1146;

    private AppliedProgress() {}

    /** Empty before the log phase, and where the project never ran. */
    public static Optional<LogPosition> read(Connection target, String project)
            throws SQLException {
        String sql =
                "SELECT COALESCE(gtid_set, ''), log_file, log_offset FROM oms_meta.progress WHERE"
                        + " project=? AND log_file IS NOT NULL";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new LogPosition(row.getString(1), row.getString(2), row.getLong(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            if (absent(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean absent(int error) {
        return error == NO_DATABASE || error == NO_TABLE;
    }
}
