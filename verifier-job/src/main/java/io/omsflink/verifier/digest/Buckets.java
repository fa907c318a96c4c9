package io.omsflink.verifier.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.util.BitSet;

/**
 * Rows summed in buckets by the hash of their key, so that the rows which differ are found again
 * among few. Used by one thread.
 *
 * <p>Memory: 32 bytes for each bucket.
 */
public final class Buckets {
    private final long[] rows;
    private final long[] high;
    private final long[] low;
    private final long[] bytes;
    private final int mask;

    /**
     * @param count a power of two
     */
    public Buckets(int count) {
        rows = new long[count];
        high = new long[count];
        low = new long[count];
        bytes = new long[count];
        mask = count - 1;
    }

    public int of(RowBytes row) {
        return (int) row.keyHash() & mask;
    }

    public void add(RowBytes row) {
        int bucket = of(row);
        HashValue128 hash = row.hash();
        long sum = low[bucket] + hash.getLeastSignificantBits();
        high[bucket] +=
                hash.getMostSignificantBits()
                        + (Long.compareUnsigned(sum, low[bucket]) < 0 ? 1 : 0);
        low[bucket] = sum;
        rows[bucket]++;
        bytes[bucket] += row.length();
    }

    /** Buckets whose rows are not the same on the other side. */
    public BitSet differing(Buckets other) {
        BitSet differing = new BitSet();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != other.rows[i] || low[i] != other.low[i] || high[i] != other.high[i]) {
                differing.set(i);
            }
        }
        return differing;
    }

    public Sum128 total() {
        Sum128 total = Sum128.NONE;
        for (int i = 0; i < rows.length; i++) {
            total = total.plus(new Sum128(rows[i], high[i], low[i]));
        }
        return total;
    }

    public long rows(int bucket) {
        return rows[bucket];
    }

    /** Canonical bytes of the rows of a bucket. */
    public long bytes(int bucket) {
        return bytes[bucket];
    }
}
