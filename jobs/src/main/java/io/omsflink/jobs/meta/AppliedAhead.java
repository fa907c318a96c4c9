package io.omsflink.jobs.meta;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The row of one applying connection in {@code oms_meta.applied}: which source transactions it has
 * committed ahead of the position in {@code oms_meta.progress}. Written in the same target
 * transaction as their changes; only the present owner of the project can write it.
 */
public final class AppliedAhead {
    private static final String SAVE =
            "UPDATE oms_meta.applied SET batch=?, ahead=?, updated_at=UTC_TIMESTAMP(6)"
                    + " WHERE project=? AND connection=? AND owner=?";

    private static final String BATCH =
            "SELECT batch FROM oms_meta.applied WHERE project=? AND connection=? AND owner=?"
                    + " FOR UPDATE";

    private final String project;
    private final int number;
    private final String owner;

    AppliedAhead(String project, int number, String owner) {
        this.project = project;
        this.number = number;
        this.owner = owner;
    }

    /**
     * Records what this connection has applied, in the current transaction.
     *
     * @param batch number of this target transaction
     */
    public void save(Connection target, long batch, AppliedShares ahead) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(SAVE)) {
            statement.setLong(1, batch);
            statement.setString(2, ahead.toString());
            statement.setString(3, project);
            statement.setInt(4, number);
            statement.setString(5, owner);
            if (statement.executeUpdate() == 0) {
                throw ProgressTable.fenced(project);
            }
        }
    }

    /** Number of the last target transaction that is committed; waits for one under way to end. */
    public long batch(Connection target) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(BATCH)) {
            statement.setString(1, project);
            statement.setInt(2, number);
            statement.setString(3, owner);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProgressTable.fenced(project);
                }
                return row.getLong(1);
            }
        }
    }
}
