package io.omsflink.bench.chaos.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** A writer's connection to the source. */
final class Session implements AutoCloseable {
    /** Duplicate keys, foreign keys, values out of range, savepoints that are gone. */
    private static final Set<Integer> REFUSED =
            Set.of(1062, 1169, 1216, 1217, 1264, 1305, 1399, 1451, 1452, 1586, 1690, 1761, 1762);

    /** Deadlock, lock wait, and what a branch of XA becomes by them. */
    private static final Set<Integer> LOST = Set.of(1205, 1213, 1402, 1613, 1614, 3572);

    private final Connection connection;
    private final Statement statement;
    private final int writer;

    private Session(Connection connection, int writer) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
        this.writer = writer;
    }

    /** A session in which nothing is under way, also of an earlier session of this writer. */
    static Session open(Connection connection, String database, int writer) throws SQLException {
        Session session = new Session(connection, writer);
        session.statement.execute("USE " + database);
        session.statement.execute("SET NAMES utf8mb4, innodb_lock_wait_timeout = 3");
        XaBranches.finish(connection, database + "-" + writer + "-");
        return session;
    }

    /**
     * Runs a transaction to its end.
     *
     * @return whether it was committed; when not, nothing of it is left
     * @throws SQLException when the connection is lost: nobody knows then
     */
    boolean run(Script script, String database) throws SQLException {
        String branch = "'" + database + "-" + writer + "-" + script.id() + "'";
        statement.execute(script.end().xa() ? "XA START " + branch : "START TRANSACTION");
        for (Step step : script.steps()) {
            if (!succeeds(step)) {
                abort(script, branch);
                return false;
            }
        }
        return end(script, branch);
    }

    private boolean succeeds(Step step) throws SQLException {
        try {
            statement.execute(step.sql());
            return true;
        } catch (SQLException e) {
            if (LOST.contains(e.getErrorCode())) {
                return false;
            }
            if (REFUSED.contains(e.getErrorCode())) {
                return !step.essential();
            }
            if (connectionLost(e)) {
                throw e;
            }
            throw new UnexpectedError(step.sql(), e);
        }
    }

    /** A mistake of the suite itself. */
    static final class UnexpectedError extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnexpectedError(String sql, SQLException cause) {
            super("The source refused " + sql + ": " + cause.getMessage(), cause);
        }
    }

    /** Also errors of a server that is shutting down. */
    private static boolean connectionLost(SQLException e) {
        String state = e.getSQLState() == null ? "08" : e.getSQLState();
        return state.startsWith("08")
                || state.startsWith("70")
                || Set.of(1053, 1317, 1927, 2006, 2013, 3032).contains(e.getErrorCode());
    }

    private boolean end(Script script, String branch) throws SQLException {
        switch (script.end()) {
            case COMMIT -> statement.execute("COMMIT");
            case ROLLBACK -> statement.execute("ROLLBACK");
            case XA_ONE_PHASE -> xa("XA END " + branch, "XA COMMIT " + branch + " ONE PHASE");
            case XA_COMMIT -> xa("XA END " + branch, "XA PREPARE " + branch, "XA COMMIT " + branch);
            case XA_ROLLBACK ->
                    xa("XA END " + branch, "XA PREPARE " + branch, "XA ROLLBACK " + branch);
        }
        return script.end() != Script.End.ROLLBACK && script.end() != Script.End.XA_ROLLBACK;
    }

    private void xa(String... statements) throws SQLException {
        for (String sql : statements) {
            statement.execute(sql);
        }
    }

    private void abort(Script script, String branch) throws SQLException {
        if (!script.end().xa()) {
            statement.execute("ROLLBACK");
            return;
        }
        try {
            statement.execute("XA END " + branch);
        } catch (SQLException e) {
            if (connectionLost(e)) {
                throw e;
            }
            // A branch that is to be rolled back anyway says so here.
        }
        statement.execute("XA ROLLBACK " + branch);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
