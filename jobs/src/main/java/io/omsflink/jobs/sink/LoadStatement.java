package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.LocalInfile;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.RawSql;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.RowBlock;
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
 * server refuses that or rows that are there are to stay.
 */
abstract class LoadStatement {
    /** A block of this size holds a row of about that size; usual blocks are much smaller. */
    static final int LARGE_BYTES = 1024 * 1024;

    private final Endpoint target;

    LoadStatement(JobPlan plan) {
        this.target = plan.target();
    }

    static LoadStatement of(Connection connection, JobPlan plan) throws SQLException {
        InsertLoad inserts = new InsertLoad(plan);
        if (plan.existingRows() == ExistingRows.IGNORE) {
            // LOAD DATA reports duplicates as it reports altered values, and of many such warnings
            // it keeps the first 64: an altered value behind them would be nobody's to see.
            return inserts;
        }
        String allowed = variable(connection, "GLOBAL", "local_infile", "OFF");
        if (!allowed.equalsIgnoreCase("ON") && !allowed.equals("1")) {
            return inserts;
        }
        long packet = Long.parseLong(variable(connection, "", "max_allowed_packet", "0"));
        return new Infile(plan, inserts, packet);
    }

    private static String variable(
            Connection connection, String scope, String name, String whenAbsent)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SHOW " + scope + " VARIABLES LIKE '" + name + "'")) {
            return row.next() ? row.getString(2) : whenAbsent;
        }
    }

    /** Whether a block goes another way than usual ones; a load holds only blocks of one way. */
    boolean isLarge(RowBlock block) {
        return false;
    }

    /**
     * Loads the stream in the current transaction; every value as it is, or an exception.
     *
     * @param first the block that the stream begins with
     */
    abstract void load(Connection connection, RowBlock first, InputStream rows) throws SQLException;

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
     *
     * <p>It also grows its buffer for a value by steps of 4 KB and copies it each time: 32 MB take
     * it more than ten seconds. So blocks with large rows are inserted where a statement takes
     * them.
     */
    private static final class Infile extends LoadStatement {
        private final InsertLoad inserts;
        private final long maxPacket;

        Infile(JobPlan plan, InsertLoad inserts, long maxPacket) {
            super(plan);
            this.inserts = inserts;
            this.maxPacket = maxPacket;
        }

        @Override
        boolean isLarge(RowBlock block) {
            return block.length() >= LARGE_BYTES
                    && InsertText.lengthAtMost(block.data(), block.length()) <= maxPacket;
        }

        @Override
        void load(Connection connection, RowBlock first, InputStream rows) throws SQLException {
            if (isLarge(first)) {
                inserts.load(connection, first, rows);
            } else {
                load(connection, first.table(), rows);
            }
        }

        private void load(Connection connection, TableSchema table, InputStream rows)
                throws SQLException {
            String sql =
                    "LOAD DATA LOCAL INFILE 'oms' REPLACE INTO TABLE "
                            + Names.quote(table.id())
                            + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'"
                            + " LINES TERMINATED BY '\\n"
                            + "' "
                            + LoadColumns.loadList(table);
            LocalInfile.LoadResult result = LocalInfile.load(connection, sql, rows);
            if (result.warnings() > 0) {
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
    }

    /**
     * Multi-row {@code REPLACE}, or {@code INSERT} that leaves rows alone that are there; the
     * fields of the load format are valid inside quotes as they are.
     */
    private static final class InsertLoad extends LoadStatement {
        private final InsertText text;

        InsertLoad(JobPlan plan) {
            super(plan);
            this.text = new InsertText(plan.existingRows() == ExistingRows.IGNORE);
        }

        @Override
        void load(Connection connection, RowBlock first, InputStream rows) throws SQLException {
            try {
                text.execute(
                        (sql, length) -> RawSql.execute(connection, sql, length),
                        first.table(),
                        rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
