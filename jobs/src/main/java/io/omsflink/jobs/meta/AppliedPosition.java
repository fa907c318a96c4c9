package io.omsflink.jobs.meta;

import io.omsflink.catalog.position.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** The applier's own row of {@code oms_meta.progress}: only its present owner can move it. */
public final class AppliedPosition {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final String SAVE =
            "UPDATE oms_meta.progress SET gtid_set=?, log_file=?, log_offset=?, source_time=?,"
                    + " transactions=transactions+?, row_changes=row_changes+?,"
                    + " updated_at=UTC_TIMESTAMP(6) WHERE project=? AND owner=?";

    private final String project;
    private final String runId;
    private final String owner = UUID.randomUUID().toString();

    public AppliedPosition(String project, String runId) {
        this.project = project;
        this.runId = runId;
    }

    /** See {@link ProgressTable#claim}. */
    public Optional<LogPosition> claim(Connection target) throws SQLException {
        return ProgressTable.claim(target, project, runId, owner);
    }

    /**
     * Records a position in the current transaction.
     *
     * @param commitMicros commit time at the source in microseconds since 1970, 0 when nothing was
     *     applied yet
     */
    public void save(
            Connection target,
            LogPosition position,
            long commitMicros,
            long transactions,
            long rows)
            throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(SAVE)) {
            statement.setString(1, position.gtidMode() ? position.gtidSet() : null);
            statement.setString(2, position.file());
            statement.setLong(3, position.offset());
            statement.setString(4, commitMicros == 0 ? null : time(commitMicros));
            statement.setLong(5, transactions);
            statement.setLong(6, rows);
            statement.setString(7, project);
            statement.setString(8, owner);
            if (statement.executeUpdate() == 0) {
                throw ProgressTable.fenced(project);
            }
        }
    }

    private static String time(long micros) {
        return TIME.format(
                Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L),
                        Math.floorMod(micros, 1_000_000L) * 1_000));
    }
}
