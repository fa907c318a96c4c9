package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.Endpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a table into chunks of equal numbers of rows by walking its key's index. Used by one thread.
 *
 * <p>The walk reads index entries only, costs about one pass over the key in all, and is right for
 * sparse, skewed and composite keys, which arithmetic between the smallest and the largest key is
 * not.
 */
final class ChunkCutter implements AutoCloseable {
    private final Endpoint source;
    private final int chunkRows;
    private Connection connection;

    ChunkCutter(Endpoint source, int chunkRows) {
        this.source = source;
        this.chunkRows = chunkRows;
    }

    /**
     * Some ranges from a place on.
     *
     * @param ranges in key order; the last one of the table has no end, so that it also takes rows
     *     that arrive later
     * @param last whether the table ends with these ranges
     */
    record Cut(List<KeyRange> ranges, boolean last) {}

    /** Up to {@code limit} ranges after {@code cursor}; a table without a key is one range. */
    Cut cut(TableSchema table, List<String> cursor, int limit) throws SQLException {
        Optional<IndexSchema> key = table.rowKey();
        if (key.isEmpty()) {
            return new Cut(List.of(KeyRange.ALL), true);
        }
        KeyPredicate predicate = new KeyPredicate(table, key.get());
        List<KeyRange> ranges = new ArrayList<>();
        List<String> from = cursor;
        while (ranges.size() < limit) {
            List<String> boundary = boundary(predicate, from);
            ranges.add(new KeyRange(from, boundary));
            if (boundary.isEmpty()) {
                return new Cut(ranges, true);
            }
            from = boundary;
        }
        return new Cut(ranges, false);
    }

    /**
     * Key of the last row of the chunk that follows {@code from}; empty when fewer rows are left.
     */
    private List<String> boundary(KeyPredicate key, List<String> from) throws SQLException {
        String sql =
                "SELECT "
                        + key.select()
                        + " FROM "
                        + key.from()
                        + " WHERE "
                        + key.where(new KeyRange(from, List.of()))
                        + " ORDER BY "
                        + key.order()
                        + " LIMIT 1 OFFSET "
                        + (chunkRows - 1);
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return List.of();
            }
            List<String> literals = new ArrayList<>();
            for (int i = 0; i < key.width(); i++) {
                literals.add(key.literal(i, row.getBytes(i + 1)));
            }
            return literals;
        }
    }

    private Connection connection() {
        if (connection == null) {
            connection = Connections.open(source, ConnectionRole.READ);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
