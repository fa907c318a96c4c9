package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.CanonicalRow;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads some rows of one side once more. */
@FunctionalInterface
interface Reread {
    void read(SideReader reader, Set<ByteBuffer> keys, RowStore store) throws SQLException;

    /**
     * By their keys. A collation may find rows with another spelling of a key; they lie in the
     * store under a key of their own.
     */
    static Reread byKey(TablePair pair) {
        return (reader, keys, store) -> {
            List<List<byte[]>> values =
                    keys.stream().map(key -> CanonicalRow.values(bytes(key))).toList();
            reader.read(pair, new SideSql(pair, reader.side()).rowsOf(values), store::add);
        };
    }

    private static byte[] bytes(ByteBuffer key) {
        byte[] bytes = new byte[key.remaining()];
        key.duplicate().get(bytes);
        return bytes;
    }
}
