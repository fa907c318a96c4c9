package io.omsflink.jobs.throttle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code oms_meta.throttle} at the target: one row for each project that was throttled. */
public final class ThrottleTable {
    private static final int NO_DATABASE = 1049;
    private static final int NO_TABLE = 1146;

    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS oms_meta.throttle (project VARCHAR(64) NOT NULL COMMENT"
                + " 'name in the project file', read_rows BIGINT UNSIGNED NULL COMMENT 'rows read"
                + " in a second; 0 no limit, NULL as in the project file', read_bytes BIGINT"
                + " UNSIGNED NULL, write_rows BIGINT UNSIGNED NULL, write_bytes BIGINT UNSIGNED"
                + " NULL, changed_at DATETIME(6) NOT NULL COMMENT 'UTC', PRIMARY KEY (project))"
                + " DEFAULT CHARSET=utf8mb4";

    private ThrottleTable() {}

    /** What is set for the project; empty also where nobody ever set anything. */
    public static Optional<Limits> read(Connection target, String project) throws SQLException {
        String sql =
                "SELECT read_rows, read_bytes, write_rows, write_bytes FROM oms_meta.throttle WHERE"
                        + " project=?";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(limits(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Forgets what was set for the project. */
    public static void clear(Connection target, String project) throws SQLException {
        String sql = "DELETE FROM oms_meta.throttle WHERE project=?";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (!isMissing(e)) {
                throw e;
            }
        }
    }

    private static boolean isMissing(SQLException e) {
        return e.getErrorCode() == NO_DATABASE || e.getErrorCode() == NO_TABLE;
    }

    private static Limits limits(ResultSet row) throws SQLException {
        return new Limits(value(row, 1), value(row, 2), value(row, 3), value(row, 4));
    }

    private static OptionalLong value(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Sets all four for the project. Tasks take note within a second or two. */
    public static void write(Connection target, String project, Limits limits) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS oms_meta");
            statement.execute(CREATE);
        }
        String sql = "REPLACE INTO oms_meta.throttle VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))";
        List<OptionalLong> values =
                List.of(
                        limits.readRows(),
                        limits.readBytes(),
                        limits.writeRows(),
                        limits.writeBytes());
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            for (int i = 0; i < values.size(); i++) {
                set(statement, i + 2, values.get(i));
            }
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, int index, OptionalLong value)
            throws SQLException {
        if (value.isPresent()) {
            statement.setLong(index, value.getAsLong());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }
}
