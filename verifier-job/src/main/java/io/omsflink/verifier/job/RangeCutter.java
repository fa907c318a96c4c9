package io.omsflink.verifier.job;

import io.omsflink.project.Endpoint;
import io.omsflink.verifier.compare.SideReader;
import io.omsflink.verifier.table.KeyRange;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts tables into ranges of equal numbers of rows by walking the source's index, which is right
 * for skewed and sparse keys, as arithmetic between two keys is not. Used by one thread at a time.
 */
final class RangeCutter implements AutoCloseable {
    private final SideReader source;
    private final int chunkRows;

    RangeCutter(Endpoint source, int chunkRows) {
        this.source = new SideReader(source, Side.SOURCE);
        this.chunkRows = chunkRows;
    }

    /**
     * Up to {@code limit} ranges that follow {@code from}, in key order. The last one of the table
     * has no end; then there are fewer, or that one is the last.
     */
    List<KeyRange> cut(TablePair pair, List<byte[]> from, int limit) throws SQLException {
        if (!pair.ranged()) {
            return List.of(KeyRange.ALL);
        }
        List<KeyRange> ranges = new ArrayList<>();
        List<byte[]> after = from;
        while (ranges.size() < limit) {
            List<byte[]> end =
                    source.values(
                            pair.columns().subList(0, pair.orderedColumns()),
                            new SideSql(pair, Side.SOURCE).boundary(after, chunkRows));
            ranges.add(new KeyRange(after, end));
            if (end.isEmpty()) {
                return ranges;
            }
            after = end;
        }
        return ranges;
    }

    @Override
    public void close() {
        source.close();
    }
}
