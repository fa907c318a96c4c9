package io.omsflink.jobs.meta;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The right of one attempt of a loading task to load: table {@code oms_meta.loads}. Every load
 * touches its row first, in its own transaction; an attempt that Flink has given up on finds
 * another owner there and cannot overwrite newer rows.
 */
public final class LoadFence {
    private final String project;
    private final String writer;
    private final String owner;

    public LoadFence(String project, int writer, String owner) {
        this.project = project;
        this.writer = String.valueOf(writer);
        this.owner = owner;
    }

    /** Takes the right; waits for a load of the former attempt to end. */
    public void claim(Connection target) throws SQLException {
        MetaTables.run(
                target,
                "INSERT INTO oms_meta.loads (project, writer, owner, updated_at) VALUES (?, ?, ?,"
                        + " UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE owner=VALUES(owner),"
                        + " updated_at=VALUES(updated_at)",
                project,
                writer,
                owner);
    }

    /**
     * Begins a load inside the current transaction; this row also marks the transaction as ours.
     */
    public void pass(Connection target) throws SQLException {
        int passed =
                MetaTables.run(
                        target,
                        "UPDATE oms_meta.loads SET loads=loads+1, updated_at=UTC_TIMESTAMP(6)"
                                + " WHERE project=? AND writer=? AND owner=?",
                        project,
                        writer,
                        owner);
        if (passed == 0) {
            throw ProgressTable.fenced(project);
        }
    }
}
