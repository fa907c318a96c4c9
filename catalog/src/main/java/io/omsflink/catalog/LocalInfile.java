package io.omsflink.catalog;

import com.oceanbase.jdbc.OceanBaseStatement;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.mariadb.jdbc.MariaDbStatement;

/** {@code LOAD DATA LOCAL INFILE} from memory. */
public final class LocalInfile {
    private static final int WARNINGS_SHOWN = 5;

    /**
     * What a load did. The server also reports records, deleted and skipped rows, but no driver
     * hands that text out.
     *
     * @param affected rows stored plus rows that {@code REPLACE} deleted; with {@code IGNORE}, rows
     *     stored only
     * @param warnings how many there were; each one is a value that was changed or a row that was
     *     skipped
     * @param firstWarnings the first few, as {@code code: message}
     */
    public record LoadResult(long affected, long warnings, List<String> firstWarnings) {
        public LoadResult {
            firstWarnings = List.copyOf(firstWarnings);
        }
    }

    private LocalInfile() {}

    /**
     * Runs {@code sql} ({@code LOAD DATA LOCAL INFILE 'any name' ...}) on a {@link
     * ConnectionRole#WRITE} connection and feeds it with {@code data} to its end. Blocks meanwhile;
     * {@code data} is read by the calling thread.
     */
    public static LoadResult load(Connection connection, String sql, InputStream data)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.isWrapperFor(MariaDbStatement.class)) {
                statement.unwrap(MariaDbStatement.class).setLocalInfileInputStream(data);
            } else {
                statement.unwrap(OceanBaseStatement.class).setLocalInfileInputStream(data);
            }
            long affected = statement.executeLargeUpdate(sql);
            // Asks the server only when its answer said that there are warnings. Not
            // Connection.getWarnings(): the OceanBase
            // driver never has any there.
            return statement.getWarnings() == null
                    ? new LoadResult(affected, 0, List.of())
                    : withWarnings(statement, affected);
        }
    }

    private static LoadResult withWarnings(Statement statement, long affected) throws SQLException {
        List<String> first = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SHOW WARNINGS LIMIT " + WARNINGS_SHOWN)) {
            while (rows.next()) {
                first.add(rows.getInt(2) + ": " + rows.getString(3));
            }
        }
        try (ResultSet count = statement.executeQuery("SHOW COUNT(*) WARNINGS")) {
            count.next();
            return new LoadResult(affected, count.getLong(1), first);
        }
    }
}
