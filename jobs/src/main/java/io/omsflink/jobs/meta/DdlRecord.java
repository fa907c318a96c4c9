package io.omsflink.jobs.meta;

import io.omsflink.jobs.element.LogDefinition;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.TargetStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an applier writes about DDL statements into {@code oms_meta.ddl}: its intent before it runs
 * one, and that it is done. Only the present owner of the project can write. For connections in
 * auto-commit mode with text as UTF-8.
 */
public final class DdlRecord {
    private static final String OF_OWNER =
            " WHERE project=? AND place=? AND EXISTS (SELECT 1 FROM oms_meta.progress p WHERE"
                    + " p.project=oms_meta.ddl.project AND p.owner=?)";

    private final String project;
    private final String runId;
    private final String owner;

    DdlRecord(String project, String runId, String owner) {
        this.project = project;
        this.runId = runId;
        this.owner = owner;
    }

    /**
     * How far a statement is.
     *
     * @param next how many of the target's statements for it have been run
     * @param before hash of the target's tables before the next one, where its run has begun
     */
    public record State(int next, Optional<String> before, boolean done) {}

    /** Empty when it was not begun. */
    public Optional<State> find(Connection target, LogPoint at) throws SQLException {
        String sql =
                "SELECT next_statement, tables_before, done FROM oms_meta.ddl WHERE project=? AND"
                        + " run_id=? AND place=?";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            statement.setString(2, runId);
            statement.setString(3, at.place());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new State(
                                        row.getInt(1),
                                        Optional.ofNullable(row.getString(2)),
                                        row.getInt(3) == 1))
                        : Optional.empty();
            }
        }
    }

    /**
     * Names the statement, with what it does. Everything before it must be recorded as applied:
     * steps of tables beside the project that a newer one stands behind are forgotten.
     */
    public void begin(Connection target, LogDefinition definition) throws SQLException {
        MetaTables.run(
                target,
                "DELETE FROM oms_meta.ddl WHERE project=? AND lasting=0 AND id < (SELECT newest"
                        + " FROM (SELECT MAX(id) newest FROM oms_meta.ddl WHERE project=?) n)",
                project,
                project);
        String sql =
                "INSERT INTO oms_meta.ddl (project, run_id, place, server_uuid, sequence_number,"
                        + " log_file, log_offset, statement, target_statements, lasting, step,"
                        + " started_at) SELECT project, run_id, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " UTC_TIMESTAMP(6) FROM oms_meta.progress WHERE project=? AND owner=? ON"
                        + " DUPLICATE KEY UPDATE target_statements=VALUES(target_statements),"
                        + " step=VALUES(step), started_at=VALUES(started_at)";
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            fill(statement, definition);
            if (statement.executeUpdate() == 0) {
                throw ProgressTable.fenced(project);
            }
        }
    }

    private void fill(PreparedStatement statement, LogDefinition definition) throws SQLException {
        LogPoint at = definition.end();
        statement.setString(1, at.place());
        statement.setString(2, at.serverUuid());
        statement.setLong(3, at.sequence());
        statement.setString(4, at.file());
        statement.setLong(5, at.offset());
        statement.setString(6, definition.sql());
        statement.setString(
                7,
                definition.statements().stream()
                        .map(TargetStatement::sql)
                        .collect(Collectors.joining(";\n")));
        statement.setInt(8, definition.lasting() ? 1 : 0);
        statement.setBytes(9, definition.step());
        statement.setString(10, project);
        statement.setString(11, owner);
    }

    /** The next of the target's statements is about to be run on tables with this hash. */
    public void intend(Connection target, LogPoint at, String before) throws SQLException {
        update(target, "UPDATE oms_meta.ddl SET tables_before=?", at, before);
    }

    /** The target has refused the next statement: nothing has become of it. */
    public void refused(Connection target, LogPoint at) throws SQLException {
        update(target, "UPDATE oms_meta.ddl SET tables_before=NULL", at);
    }

    /** The next of the target's statements has been run. */
    public void ran(Connection target, LogPoint at, int count) throws SQLException {
        update(
                target,
                "UPDATE oms_meta.ddl SET tables_before=NULL, next_statement=?",
                at,
                String.valueOf(count));
    }

    /** All of it is done. */
    public void done(Connection target, LogPoint at) throws SQLException {
        update(target, "UPDATE oms_meta.ddl SET done=1, ended_at=UTC_TIMESTAMP(6)", at);
    }

    private void update(Connection target, String set, LogPoint at, String... values)
            throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(set + OF_OWNER)) {
            int index = 1;
            for (String value : values) {
                statement.setString(index++, value);
            }
            statement.setString(index++, project);
            statement.setString(index++, at.place());
            statement.setString(index, owner);
            if (statement.executeUpdate() == 0) {
                throw ProgressTable.fenced(project);
            }
        }
    }
}
