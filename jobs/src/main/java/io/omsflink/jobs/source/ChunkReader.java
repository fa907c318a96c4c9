package io.omsflink.jobs.source;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.LoadColumns;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.CollationServer;
import io.omsflink.catalog.filter.RowFilter;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.route.Routes;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.project.ObjectRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams one chunk after the other from the source. Used by one thread; keeps its connection
 * between chunks.
 *
 * <p>Memory: one block, one row, and what the driver fetches ahead ({@link #ROWS_AHEAD} rows, one
 * for tables with large objects).
 */
final class ChunkReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkReader.class);

    /**
     * Below half of a G1 region of 1 MB, so that blocks are ordinary objects of the young
     * generation.
     */
    static final int BLOCK_BYTES = 256 * 1024;

    /** A block is closed a little before it is full, so that usual rows do not make it grow. */
    private static final int BLOCK_FULL = BLOCK_BYTES - 8 * 1024;

    private static final int ROWS_AHEAD = 128;
    private static final Set<String> LARGE =
            Set.of(
                    "longblob",
                    "longtext",
                    "mediumblob",
                    "mediumtext",
                    "blob",
                    "text",
                    "json",
                    "geometry");

    private final JobPlan plan;
    private Connection connection;

    /** The connection that rows are read from just now. */
    private volatile Connection reading;

    ChunkReader(JobPlan plan) {
        this.plan = plan;
    }

    /** Gets the elements of a chunk, in order. */
    interface Output {
        void block(RowBlock block) throws InterruptedException;
    }

    /**
     * Reads the whole chunk, once for each table that its table becomes; the last block for each
     * says so and may be empty.
     */
    ChunkSplit.Result read(ChunkSplit chunk, Output output)
            throws SQLException, InterruptedException {
        // Without the log there is no place in it to tie the rows to, and maybe no right to look.
        if (chunk.table().rowKey().isPresent() || !plan.incremental()) {
            return stream(connection(), chunk, output, Optional.empty());
        }
        try (TableSnapshot snapshot = TableSnapshot.take(plan.source(), chunk.table().id())) {
            return stream(snapshot.connection(), chunk, output, Optional.of(snapshot.position()));
        }
    }

    private ChunkSplit.Result stream(
            Connection on, ChunkSplit chunk, Output output, Optional<LogPosition> snapshot)
            throws SQLException, InterruptedException {
        reading = on;
        ChunkSplit.Result read = new ChunkSplit.Result(0, 0, snapshot);
        for (ObjectRules branch : plan.objects().branches(chunk.table().id())) {
            try (Statement statement = on.createStatement()) {
                statement.setFetchSize(rowsAhead(chunk.table()));
                try (ResultSet rows = statement.executeQuery(select(branch, chunk))) {
                    read = blocks(branch, chunk, rows, output, read);
                }
            }
        }
        return read;
    }

    private static ChunkSplit.Result blocks(
            ObjectRules objects,
            ChunkSplit chunk,
            ResultSet rows,
            Output output,
            ChunkSplit.Result before)
            throws SQLException, InterruptedException {
        LoadFormat format = new LoadFormat(Routes.read(objects, chunk.table()), BLOCK_BYTES);
        TableSchema target = Routes.target(objects, chunk.table());
        long total = before.rows();
        long bytes = before.bytes();
        int inBlock = 0;
        boolean first = true;
        while (rows.next()) {
            format.row(rows);
            inBlock++;
            if (format.length() >= BLOCK_FULL) {
                total += inBlock;
                bytes += format.length();
                output.block(block(chunk, target, format, inBlock, first, false));
                first = false;
                inBlock = 0;
            }
        }
        total += inBlock;
        bytes += format.length();
        output.block(block(chunk, target, format, inBlock, first, true));
        return new ChunkSplit.Result(total, bytes, before.snapshot());
    }

    private static RowBlock block(
            ChunkSplit chunk,
            TableSchema target,
            LoadFormat format,
            int rows,
            boolean first,
            boolean last) {
        int length = format.length();
        byte[] data = format.take(last ? 0 : BLOCK_BYTES);
        return new RowBlock(chunk.chunk(), target, data, length, rows, first, last);
    }

    private static String select(ObjectRules objects, ChunkSplit chunk) {
        TableSchema table = chunk.table();
        String filter =
                RowFilters.of(objects, table, CollationServer.none())
                        .map(RowFilter::sql)
                        .orElse("TRUE");
        return "SELECT "
                + LoadColumns.selectList(Routes.read(objects, table))
                + " FROM "
                + table.rowKey()
                        .map(key -> new KeyPredicate(table, key))
                        .map(key -> key.from() + " WHERE " + key.where(chunk.range()))
                        .orElseGet(() -> Names.quote(table.id()) + " WHERE TRUE")
                + " AND "
                + filter;
    }

    private static int rowsAhead(TableSchema table) {
        return table.columns().stream().map(ColumnSchema::dataType).anyMatch(LARGE::contains)
                ? 1
                : ROWS_AHEAD;
    }

    private Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = Connections.open(plan.source(), ConnectionRole.READ);
        }
        return connection;
    }

    /**
     * Ends a read that is under way, from another thread: closing a result set would read it to its
     * end first, and nothing else wakes a thread that waits for a server.
     */
    void abort() {
        Connection current = reading;
        if (current != null) {
            try {
                current.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("aborting a read", e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
