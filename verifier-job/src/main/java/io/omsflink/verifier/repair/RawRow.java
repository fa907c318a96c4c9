package io.omsflink.verifier.repair;

import io.omsflink.verifier.digest.CanonicalRow;
import io.omsflink.verifier.digest.RowBytes;
import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A row as the server sent it, and its canonical bytes.
 *
 * @param values in the order of the pair's columns; null for NULL
 */
record RawRow(List<byte[]> values, byte[] canonical) {

    /** The rows that a statement selects, all columns of the pair. Few: they are all held. */
    static List<RawRow> read(Connection connection, TablePair pair, String sql)
            throws SQLException {
        List<RawRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(row(result, pair));
            }
        }
        return rows;
    }

    private static RawRow row(ResultSet result, TablePair pair) throws SQLException {
        List<byte[]> values = new ArrayList<>();
        RowBytes canonical = new RowBytes();
        for (int i = 0; i < pair.columns().size(); i++) {
            byte[] value = result.getBytes(i + 1);
            values.add(value);
            pair.columns().get(i).form().append(value, canonical);
        }
        return new RawRow(values, canonical.copy());
    }

    /** The key's fields in canonical bytes, to find the row by. */
    ByteBuffer key(TablePair pair) {
        return ByteBuffer.wrap(CanonicalRow.prefix(canonical, pair.keyColumns()));
    }

    /** The same of the values of a key. */
    static ByteBuffer key(TablePair pair, List<byte[]> values) {
        RowBytes key = new RowBytes();
        for (int i = 0; i < values.size(); i++) {
            key.field(pair.columns().get(i).form().tag(), values.get(i), 0, values.get(i).length);
        }
        return ByteBuffer.wrap(key.copy());
    }

    /** The key's values in canonical bytes. */
    List<byte[]> keyValues(TablePair pair) {
        return CanonicalRow.values(CanonicalRow.prefix(canonical, pair.keyColumns()));
    }
}
