package io.omsflink.jobs.meta;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far the log of a project is applied at the target: table {@code oms_meta.progress}, one row
 * for each project.
 */
public final class ProgressTable {
    private static final int NO_DATABASE = 1049;
    private static final int NO_TABLE = 1146;

    private ProgressTable() {}

    /**
     * Position of whatever run of the project wrote last; empty before the log phase and where
     * nothing ever ran.
     */
    public static Optional<LogPosition> read(Connection target, String project)
            throws SQLException {
        return ifPresent(target, project).flatMap(Row::position);
    }

    /**
     * Where this run reads the log from; empty when it has not begun yet or has no incremental
     * step.
     */
    public static Optional<LogPosition> start(Connection target, String project, String runId)
            throws SQLException {
        return ifPresent(target, project)
                .filter(found -> found.runId().equals(runId))
                .flatMap(Row::start);
    }

    /** Whether this run has begun at the target, and no other one since. */
    public static boolean begun(Connection target, String project, String runId)
            throws SQLException {
        return ifPresent(target, project).filter(row -> row.runId().equals(runId)).isPresent();
    }

    private static Optional<Row> ifPresent(Connection target, String project) throws SQLException {
        try {
            return row(target, project);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_DATABASE || e.getErrorCode() == NO_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Position that this run has applied.
     *
     * @throws OmsException WRITER_FENCED when another run of the project has begun since
     */
    public static Optional<LogPosition> applied(Connection target, String project, String runId)
            throws SQLException {
        Row row =
                row(target, project)
                        .filter(found -> found.runId().equals(runId))
                        .orElseThrow(() -> fenced(project));
        return row.position();
    }

    /** Position that this owner has recorded; empty when another one has taken over. */
    static Optional<LogPosition> owned(Connection target, String project, String owner)
            throws SQLException {
        return row(target, project)
                .filter(found -> found.owner().equals(owner))
                .flatMap(Row::position);
    }

    /**
     * Makes {@code owner} the one writer of this run. Waits for a transaction of the former one to
     * end.
     *
     * @return what is applied; the former owner can add nothing to it any more
     */
    static Optional<LogPosition> claim(
            Connection target, String project, String runId, String owner) throws SQLException {
        int claimed =
                MetaTables.run(
                        target,
                        "UPDATE oms_meta.progress SET owner=?, saves=0, updated_at=UTC_TIMESTAMP(6)"
                                + " WHERE project=? AND run_id=?",
                        owner,
                        project,
                        runId);
        if (claimed == 0) {
            throw fenced(project);
        }
        return applied(target, project, runId);
    }

    /** The error of a writer that is no longer the owner. */
    public static OmsException fenced(String project) {
        return new OmsException(
                ErrorCode.WRITER_FENCED,
                "Cannot go on writing for project "
                        + project
                        + ": another run of it has taken over at the target (oms_meta.progress)."
                        + " Run a project only once; stop the other one, or give this one another"
                        + " name.");
    }

    private record Row(
            String runId,
            String owner,
            Optional<LogPosition> start,
            Optional<LogPosition> position) {}

    private static Optional<Row> row(Connection target, String project) throws SQLException {
        String sql =
                "SELECT run_id, owner, start_gtid_set, start_file, start_offset, gtid_set,"
                        + " log_file, log_offset FROM oms_meta.progress WHERE project=?";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Row(
                                        row.getString(1),
                                        row.getString(2),
                                        position(row, 3),
                                        position(row, 6)))
                        : Optional.empty();
            }
        }
    }

    /**
     * @param first the first of the three columns of a position
     */
    private static Optional<LogPosition> position(ResultSet row, int first) throws SQLException {
        String gtidSet = row.getString(first);
        String file = row.getString(first + 1);
        return file == null
                ? Optional.empty()
                : Optional.of(
                        new LogPosition(
                                gtidSet == null ? "" : gtidSet, file, row.getLong(first + 2)));
    }
}
