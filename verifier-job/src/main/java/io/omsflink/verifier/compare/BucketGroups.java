package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.Buckets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Parts the differing buckets into groups whose rows fit into memory together.
 *
 * @param groups each to be read in one pass; a bucket that does not fit alone is a group of its own
 * @param left buckets that no pass is made for
 */
record BucketGroups(List<BitSet> groups, BitSet left) {
    /** What a row costs on the heap beside its canonical bytes. */
    static final int ROW_OVERHEAD = 160;

    /**
     * @param budget bytes of both sides' rows
     * @param most passes
     */
    static BucketGroups plan(
            BitSet differing, Buckets source, Buckets target, long budget, int most) {
        List<BitSet> groups = new ArrayList<>();
        BitSet left = new BitSet();
        long room = 0;
        for (int i = differing.nextSetBit(0); i >= 0; i = differing.nextSetBit(i + 1)) {
            long cost = cost(source, i) + cost(target, i);
            if (cost > room && groups.size() < most) {
                groups.add(new BitSet());
                room = budget;
            }
            boolean fits = cost <= room || room == budget && cost <= 4 * budget;
            (fits ? groups.get(groups.size() - 1) : left).set(i);
            room -= fits ? cost : 0;
        }
        groups.removeIf(BitSet::isEmpty);
        return new BucketGroups(groups, left);
    }

    private static long cost(Buckets side, int bucket) {
        return side.bytes(bucket) + side.rows(bucket) * ROW_OVERHEAD;
    }
}
