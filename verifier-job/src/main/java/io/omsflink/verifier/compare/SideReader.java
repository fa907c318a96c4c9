package io.omsflink.verifier.compare;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.project.Endpoint;
import io.omsflink.verifier.digest.CanonicalRow;
import io.omsflink.verifier.digest.FieldForm;
import io.omsflink.verifier.digest.RowBytes;
import io.omsflink.verifier.table.ColumnPair;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.TablePair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams rows of one side as canonical bytes. Used by one thread at a time, but for {@link #abort}
 * and {@link #close}; keeps its connection.
 *
 * <p>Memory: one row and what the driver fetches ahead ({@link #ROWS_AHEAD} rows, one where rows
 * may be large).
 */
public final class SideReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideReader.class);
    private static final int ROWS_AHEAD = 256;

    private final Endpoint endpoint;
    private final Side side;
    private volatile Connection connection;

    public SideReader(Endpoint endpoint, Side side) {
        this.endpoint = endpoint;
        this.side = side;
    }

    /** Gets each row; its bytes are overwritten by the next one. */
    @FunctionalInterface
    public interface Rows {
        void row(RowBytes row);
    }

    Side side() {
        return side;
    }

    /** Sends every row of a statement that selects all columns of the pair. */
    public void read(TablePair pair, String sql, Rows rows) throws SQLException {
        FieldForm[] forms = pair.columns().stream().map(ColumnPair::form).toArray(FieldForm[]::new);
        RowBytes row = new RowBytes();
        try (Statement statement = open().createStatement()) {
            statement.setFetchSize(pair.large() ? 1 : ROWS_AHEAD);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    fill(row, result, forms, pair.keyColumns());
                    rows.row(row);
                }
            }
        }
    }

    private static void fill(RowBytes row, ResultSet result, FieldForm[] forms, int keyColumns)
            throws SQLException {
        row.reset();
        for (int i = 0; i < forms.length; i++) {
            forms[i].append(result.getBytes(i + 1), row);
            if (i == keyColumns - 1) {
                row.endKey();
            }
        }
    }

    /** Values of the one row that a statement selects, in canonical form; empty without a row. */
    public List<byte[]> values(List<ColumnPair> columns, String sql) throws SQLException {
        try (Statement statement = open().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            if (!result.next()) {
                return List.of();
            }
            RowBytes row = new RowBytes();
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).form().append(result.getBytes(i + 1), row);
            }
            return new ArrayList<>(CanonicalRow.values(row.copy()));
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = Connections.open(endpoint, ConnectionRole.READ);
            connection = open;
        }
        return open;
    }

    /**
     * Ends a read that is under way, from another thread; nothing else wakes a thread that waits
     * for a server.
     */
    void abort() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("aborting a read", e);
            }
        }
    }

    /** Does not wait for the rest of a result. */
    @Override
    public void close() {
        abort();
    }
}
