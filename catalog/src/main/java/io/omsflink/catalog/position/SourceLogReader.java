package io.omsflink.catalog.position;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The questions behind {@link SourceLog#read}. */
final class SourceLogReader {
    private static final int ACCESS_DENIED_PRIVILEGE = 1227;
    private static final int SYNTAX = 1064;

    // Asked by name with SHOW because each server knows other ones, and SELECT @@x fails on the
    // first it does not know.
    private static final String SETTINGS =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'gtid_mode', 'gtid_purged',"
                    + " 'server_uuid', 'server_id', 'binlog_format', 'binlog_row_image',"
                    + " 'binlog_row_value_options', 'binlog_transaction_compression',"
                    + " 'binlog_checksum', 'binlog_expire_logs_seconds', 'expire_logs_days',"
                    + " 'log_slave_updates', 'binlog_encryption')";

    private final Connection connection;

    SourceLogReader(Connection connection) {
        this.connection = connection;
    }

    SourceLog read() throws SQLException {
        Map<String, String> settings = settings();
        GtidSet purged = GtidSet.parse(settings.getOrDefault("gtid_purged", ""));
        // Oldest file before the end: a purge in between must not make an old file look present.
        String oldest = oldestFile(settings);
        try (Statement statement = connection.createStatement();
                ResultSet end = endOfLog(statement)) {
            if (!end.next()) {
                return new SourceLog(settings, new GtidSet(), purged, "", 0, oldest, "", "");
            }
            return new SourceLog(
                    settings,
                    executed(end),
                    purged,
                    end.getString(1),
                    end.getLong(2),
                    oldest,
                    orEmpty(end.getString(3)),
                    orEmpty(end.getString(4)));
        }
    }

    private Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(
                        rows.getString(1).toLowerCase(Locale.ROOT), orEmpty(rows.getString(2)));
            }
        }
        return settings;
    }

    private String oldestFile(Map<String, String> settings) throws SQLException {
        // SHOW BINARY LOGS is an error while the log is off. OceanBase may not tell log_bin at all.
        if ("OFF".equalsIgnoreCase(settings.get("log_bin"))) {
            return "";
        }
        try (Statement statement = connection.createStatement();
                ResultSet files = statement.executeQuery("SHOW BINARY LOGS")) {
            return files.next() ? files.getString(1) : "";
        }
    }

    private static ResultSet endOfLog(Statement statement) throws SQLException {
        try {
            return statement.executeQuery("SHOW MASTER STATUS");
        } catch (SQLException e) {
            if (e.getErrorCode() != SYNTAX) {
                throw e;
            }
            // MySQL 8.4 dropped the old name.
            return statement.executeQuery("SHOW BINARY LOG STATUS");
        }
    }

    private static GtidSet executed(ResultSet end) throws SQLException {
        return end.getMetaData().getColumnCount() < 5
                ? new GtidSet()
                : GtidSet.parse(orEmpty(end.getString(5)));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    static OmsException explain(SQLException e) {
        if (e.getErrorCode() == ACCESS_DENIED_PRIVILEGE) {
            return new OmsException(
                    ErrorCode.PRECHECK_FAILED,
                    "Cannot read the source's log position: "
                            + e.getMessage()
                            + ". Run at the source: GRANT REPLICATION CLIENT ON *.* TO the account"
                            + " of this project.",
                    e);
        }
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot read the source's log position: "
                        + e.getMessage()
                        + ". Look whether the source is up.",
                e);
    }
}
