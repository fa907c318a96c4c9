package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.LocalInfile;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.RawSql;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.JobPlan;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a stream of rows gets into a table: {@code LOAD DATA LOCAL}, or multi-row inserts where the
 * server refuses that.
 */
abstract class LoadStatement {
    protected final boolean keepExisting;
    private final Endpoint target;

    LoadStatement(JobPlan plan) {
        this.target = plan.target();
        this.keepExisting = plan.existingRows() == ExistingRows.IGNORE;
    }

    static LoadStatement of(Connection connection, JobPlan plan) throws SQLException {
        return localInfileAllowed(connection) ? new Infile(plan) : new InsertLoad(plan);
    }

    private static boolean localInfileAllowed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SHOW GLOBAL VARIABLES LIKE 'local_infile'")) {
            return row.next()
                    && (row.getString(2).equalsIgnoreCase("ON") || row.getString(2).equals("1"));
        }
    }

    /** Loads the stream in the current transaction; every value as it is, or an exception. */
    abstract void load(Connection connection, TableSchema table, InputStream rows)
            throws SQLException;

    /**
     * Empties a table at once, on a connection of its own: it would end the transaction that holds
     * the right to load.
     */
    void empty(TableSchema table) throws SQLException {
        try (Connection connection = Connections.open(target, ConnectionRole.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE TABLE " + Names.quote(table.id()));
        }
    }

    /**
     * {@code LOAD DATA LOCAL}. The server turns every error of a value into a warning there, so a
     * warning is an error here.
     */
    private static final class Infile extends LoadStatement {
        Infile(JobPlan plan) {
            super(plan);
        }

        @Override
        void load(Connection connection, TableSchema table, InputStream rows) throws SQLException {
            String sql =
                    "LOAD DATA LOCAL INFILE 'oms' "
                            + (keepExisting ? "IGNORE" : "REPLACE")
                            + " INTO TABLE "
                            + Names.quote(table.id())
                            + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'"
                            + " LINES TERMINATED BY '\\n"
                            + "' "
                            + LoadColumns.loadList(table);
            LocalInfile.LoadResult result = LocalInfile.load(connection, sql, rows);
            if (result.warnings() > 0 && !(keepExisting && onlyDuplicates(connection))) {
                throw new OmsException(
                        ErrorCode.VALUE_REFUSED,
                        "Cannot copy "
                                + table.id()
                                + " unchanged: the target would have altered or skipped "
                                + result.warnings()
                                + " values, first: "
                                + result.firstWarnings()
                                + ". Make the target's columns take these values, then resume.");
            }
        }

        private static boolean onlyDuplicates(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
                while (warnings.next()) {
                    if (warnings.getInt(2) != 1062) {
                        return false;
                    }
                }
                return true;
            }
        }
    }

    /**
     * Multi-row {@code REPLACE} or {@code INSERT IGNORE}; the fields of the load format are valid
     * inside quotes as they are.
     */
    private static final class InsertLoad extends LoadStatement {
        private final InsertText text;

        InsertLoad(JobPlan plan) {
            super(plan);
            this.text = new InsertText(keepExisting);
        }

        @Override
        void load(Connection connection, TableSchema table, InputStream rows) throws SQLException {
            try {
                text.execute((sql, length) -> RawSql.execute(connection, sql, length), table, rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
