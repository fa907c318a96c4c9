package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.Buckets;
import io.omsflink.verifier.digest.RowBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of one side by the canonical bytes of their key; several where the key is not unique or
 * there is none. Used by one thread at a time. Whoever fills it bounds what goes in.
 */
final class RowStore {
    private final Map<ByteBuffer, List<byte[]>> rows = new HashMap<>();

    void add(RowBytes row) {
        byte[] copy = row.copy();
        rows.computeIfAbsent(ByteBuffer.wrap(copy, 0, row.keyLength()), k -> new ArrayList<>(1))
                .add(copy);
    }

    /** Adds the row if its key is among these. */
    void addNamed(Set<ByteBuffer> keys, RowBytes row) {
        if (keys.contains(row.key())) {
            add(row);
        }
    }

    /** Adds the row if it belongs to one of the buckets. */
    void addIn(BitSet wanted, Buckets buckets, RowBytes row) {
        if (wanted.get(buckets.of(row))) {
            add(row);
        }
    }

    Set<ByteBuffer> keys() {
        return rows.keySet();
    }

    List<byte[]> rows(ByteBuffer key) {
        return rows.getOrDefault(key, List.of());
    }

    /** Whether both sides have the same rows under a key. */
    static boolean same(List<byte[]> some, List<byte[]> others) {
        return some.size() == others.size() && missing(some, others).isEmpty();
    }

    /** Those of {@code rows} that {@code others} have not, as multisets. */
    static List<byte[]> missing(List<byte[]> rows, List<byte[]> others) {
        List<byte[]> left = new ArrayList<>(others);
        List<byte[]> missing = new ArrayList<>();
        for (byte[] row : rows) {
            if (!left.removeIf(new FirstEqual(row))) {
                missing.add(row);
            }
        }
        return missing;
    }

    /** Takes the first equal row only. */
    private static final class FirstEqual implements java.util.function.Predicate<byte[]> {
        private final byte[] row;
        private boolean found;

        FirstEqual(byte[] row) {
            this.row = row;
        }

        @Override
        public boolean test(byte[] other) {
            boolean take = !found && Arrays.equals(row, other);
            found |= take;
            return take;
        }
    }
}
