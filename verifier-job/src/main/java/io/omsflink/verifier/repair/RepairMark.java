package io.omsflink.verifier.repair;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The row of {@code oms_meta.repairs} that each repairing transaction touches: a reader of the
 * target's log knows a transaction of ours by that.
 */
final class RepairMark {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS oms_meta.repairs (project VARCHAR(64) NOT NULL COMMENT"
                + " 'name in the project file', transactions BIGINT UNSIGNED NOT NULL COMMENT"
                + " 'repairing ones', row_count BIGINT UNSIGNED NOT NULL COMMENT 'rows looked at in"
                + " them', updated_at DATETIME(6) NOT NULL COMMENT 'UTC', PRIMARY KEY (project))"
                + " DEFAULT CHARSET=utf8mb4";

    private RepairMark() {}

    static void prepare(Connection target) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS oms_meta");
            statement.execute(TABLE);
        }
    }

    static void set(Connection target, String project, int rows) throws SQLException {
        String sql =
                "INSERT INTO oms_meta.repairs VALUES (?, 1, ?, UTC_TIMESTAMP(6)) ON DUPLICATE KEY"
                    + " UPDATE transactions=transactions+1, row_count=row_count+VALUES(row_count),"
                    + " updated_at=VALUES(updated_at)";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setInt(2, rows);
            statement.executeUpdate();
        }
    }
}
