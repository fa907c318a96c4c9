package io.omsflink.verifier.compare;

import io.omsflink.project.Endpoint;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.digest.Buckets;
import io.omsflink.verifier.digest.RowBytes;
import io.omsflink.verifier.table.KeyRange;
import io.omsflink.verifier.table.Side;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Compares ranges of tables, one after the other. Used by one thread, which may be interrupted.
 *
 * <pre>
 *   both sides --sum by bucket--> buckets that differ --read again--> rows that differ
 *       --read once more, after the target has applied what the source held--> decided
 * </pre>
 *
 * <p>Memory: two sets of buckets (at most {@value #MOST_BUCKETS} of 32 bytes), and in the second
 * pass the rows of some buckets, {@value #ROW_BUDGET} bytes together, or one bucket of up to four
 * times that. No range and no table is ever held whole.
 */
public final class UnitComparer implements AutoCloseable {
    private static final int FEWEST_BUCKETS = 256;
    private static final int MOST_BUCKETS = 256 * 1024;
    private static final int ROWS_IN_BUCKET = 64;
    private static final long ROW_BUDGET = 32L * 1024 * 1024;

    /** Passes over a range to name its rows; what is left then is only counted. */
    private static final int MOST_PASSES = 8;

    private final BothSides sides;
    private final AppliedGate gate;
    private final long rowBudget;

    /**
     * @param gate tells when the target has applied what the source held
     */
    public UnitComparer(Endpoint source, Endpoint target, AppliedGate gate) {
        this(source, target, gate, ROW_BUDGET);
    }

    UnitComparer(Endpoint source, Endpoint target, AppliedGate gate, long rowBudget) {
        this.sides = new BothSides(source, target);
        this.gate = gate;
        this.rowBudget = rowBudget;
    }

    /**
     * Compares the rows of a range.
     *
     * @param most differences to keep; the others are counted
     */
    public UnitResult compare(TablePair pair, KeyRange range, int most)
            throws SQLException, InterruptedException {
        int count = bucketCount(pair);
        Buckets source = new Buckets(count);
        Buckets target = new Buckets(count);
        sides.run(
                reader -> reader.read(pair, sql(pair, Side.SOURCE, range), source::add),
                reader -> reader.read(pair, sql(pair, Side.TARGET, range), target::add));
        BitSet differing = source.differing(target);
        BucketGroups groups = BucketGroups.plan(differing, source, target, rowBudget, MOST_PASSES);
        Counts counts = Counts.NONE;
        List<Difference> kept = new ArrayList<>();
        for (BitSet group : groups.groups()) {
            for (Difference difference : decided(pair, range, group, source)) {
                counts = counts.plus(Counts.of(difference));
                if (kept.size() < most) {
                    kept.add(difference);
                }
            }
        }
        return new UnitResult(
                source.total(),
                target.total(),
                counts.plus(new Counts(0, 0, groups.left().cardinality(), 0)),
                kept,
                !groups.left().isEmpty());
    }

    /**
     * Looks at rows with these keys again, as a settling round does.
     *
     * @param keys values in canonical bytes, each a full key of the pair
     * @return what differs now
     */
    public List<Difference> recheck(TablePair pair, List<List<byte[]>> keys)
            throws SQLException, InterruptedException {
        return new Settler(sides, gate, pair, Reread.byKey(pair))
                .settleKeys(keys.stream().map(key -> prefix(pair, key)).toList());
    }

    private static ByteBuffer prefix(TablePair pair, List<byte[]> key) {
        RowBytes bytes = new RowBytes();
        for (int i = 0; i < key.size(); i++) {
            byte[] value = key.get(i);
            bytes.field(pair.columns().get(i).form().tag(), value, 0, value.length);
        }
        return ByteBuffer.wrap(bytes.copy());
    }

    private List<Difference> decided(TablePair pair, KeyRange range, BitSet group, Buckets buckets)
            throws SQLException, InterruptedException {
        Reread reread = pair.keyed() ? Reread.byKey(pair) : byRange(pair, range);
        return new Settler(sides, gate, pair, reread)
                .settle(differences(pair, range, group, buckets));
    }

    /** Rows without a key are found by reading all. */
    private static Reread byRange(TablePair pair, KeyRange range) {
        return (reader, keys, store) ->
                reader.read(
                        pair, sql(pair, reader.side(), range), row -> store.addNamed(keys, row));
    }

    private List<Difference> differences(
            TablePair pair, KeyRange range, BitSet group, Buckets buckets)
            throws SQLException, InterruptedException {
        RowStore source = new RowStore();
        RowStore target = new RowStore();
        sides.run(
                reader ->
                        reader.read(
                                pair,
                                sql(pair, Side.SOURCE, range),
                                row -> source.addIn(group, buckets, row)),
                reader ->
                        reader.read(
                                pair,
                                sql(pair, Side.TARGET, range),
                                row -> target.addIn(group, buckets, row)));
        return Difference.between(source, target);
    }

    private static String sql(TablePair pair, Side side, KeyRange range) {
        return new SideSql(pair, side).rows(range);
    }

    /**
     * A range has about as many rows as the cutter was told; a table without ranges all of them.
     */
    private static int bucketCount(TablePair pair) {
        long wanted = pair.ranged() ? 0 : pair.rowEstimate() / ROWS_IN_BUCKET;
        int count = FEWEST_BUCKETS;
        while (count < wanted && count < MOST_BUCKETS) {
            count *= 2;
        }
        return count;
    }

    @Override
    public void close() {
        sides.close();
    }
}
