package io.omsflink.jobs.meta;

import io.omsflink.catalog.position.LogPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * How far the log is applied, as its one present applier sees it: the project's row of {@code
 * oms_meta.progress} says up to where everything is applied, its rows of {@code oms_meta.applied}
 * what each connection has applied ahead of that.
 */
public final class AppliedPosition {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final String SAVE =
            "UPDATE oms_meta.progress SET gtid_set=?, log_file=?, log_offset=?,"
                    + " source_time=COALESCE(?, source_time), transactions=transactions+?,"
                    + " row_changes=row_changes+?, updated_at=UTC_TIMESTAMP(6), saves=?"
                    + " WHERE project=? AND owner=? AND saves<?";

    private final String project;
    private final String runId;
    private final String owner = UUID.randomUUID().toString();
    private long saves;

    public AppliedPosition(String project, String runId) {
        this.project = project;
        this.runId = runId;
    }

    /**
     * What is applied when an applier takes over.
     *
     * @param position empty when nothing is applied yet
     * @param ahead what is applied besides
     */
    public record Applied(Optional<LogPosition> position, AppliedShares ahead) {}

    /**
     * Makes this the one applier of the project. Waits for transactions of the former one to end;
     * it can add nothing any more. Leaves the connection in auto-commit mode.
     *
     * @param connections how many connections will apply
     * @throws io.omsflink.project.OmsException WRITER_FENCED when another run of the project has
     *     begun since
     */
    public Applied claim(Connection target, int connections) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(MetaTables.APPLIED);
            statement.execute(DdlHistory.TABLE);
        }
        target.setAutoCommit(false);
        try {
            Optional<LogPosition> position = ProgressTable.claim(target, project, runId, owner);
            AppliedShares ahead = takeOver(target);
            MetaTables.run(target, "DELETE FROM oms_meta.applied WHERE project=?", project);
            for (int i = 0; i < connections; i++) {
                insert(target, i, i == 0 ? ahead : new AppliedShares());
            }
            target.commit();
            return new Applied(position, ahead);
        } finally {
            target.setAutoCommit(true);
        }
    }

    private AppliedShares takeOver(Connection target) throws SQLException {
        AppliedShares all = new AppliedShares();
        String sql = "SELECT ahead FROM oms_meta.applied WHERE project=? FOR UPDATE";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.addAll(AppliedShares.parse(row.getString(1)));
                }
            }
        }
        return all;
    }

    private void insert(Connection target, int number, AppliedShares ahead) throws SQLException {
        MetaTables.run(
                target,
                "INSERT INTO oms_meta.applied (project, connection, owner, ahead, updated_at)"
                        + " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
                project,
                String.valueOf(number),
                owner,
                ahead.toString());
    }

    /** The row of one of the connections. */
    public AppliedAhead ahead(int connection) {
        return new AppliedAhead(project, connection, owner);
    }

    /** What it records about DDL statements. */
    public DdlRecord definitions() {
        return new DdlRecord(project, runId, owner);
    }

    /** What this applier has recorded last; empty when nothing yet, or when it is fenced off. */
    public Optional<LogPosition> read(Connection target) throws SQLException {
        return ProgressTable.owned(target, project, owner);
    }

    /**
     * Records up to where everything is applied.
     *
     * @param commitMicros commit time at the source in microseconds since 1970, 0 when nothing was
     *     applied since the applier took over
     * @param transactions source transactions applied since the last call
     * @param rows row changes in them
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
            // A statement of a connection that was lost may still arrive, after a later one.
            statement.setLong(7, ++saves);
            statement.setString(8, project);
            statement.setString(9, owner);
            statement.setLong(10, saves);
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
