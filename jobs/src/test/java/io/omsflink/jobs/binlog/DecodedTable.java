package io.omsflink.jobs.binlog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Applies decoded rows to a map from the first column's text to the packed row, and checks every
 * before image.
 */
final class DecodedTable implements RowSink {
    private final Map<String, byte[]> rows = new LinkedHashMap<>();

    Map<String, byte[]> rows() {
        return rows;
    }

    @Override
    public void insert(Bytes after) {
        if (rows.put(key(after), after.toByteArray()) != null) {
            throw new AssertionError("inserted twice: " + key(after));
        }
    }

    @Override
    public void update(Bytes before, Bytes after) {
        delete(before);
        insert(after);
    }

    @Override
    public void delete(Bytes before) {
        byte[] after = rows.remove(key(before));
        if (after == null || !same(after, before.toByteArray())) {
            throw new AssertionError("the before image is not the last after image: " + before);
        }
    }

    /** Large values that no index has are NULL in an image of before. */
    private static boolean same(byte[] after, byte[] before) {
        int a = 0;
        int b = 0;
        while (a < after.length && b < before.length) {
            boolean leftOut =
                    PackedRow.isNull(before, b)
                            && PackedRow.length(after, a) >= ImageDecoder.OLD_VALUE_BYTES / 2;
            int nextA = PackedRow.next(after, a);
            int nextB = PackedRow.next(before, b);
            if (!leftOut && !Arrays.equals(after, a, nextA, before, b, nextB)) {
                return false;
            }
            a = nextA;
            b = nextB;
        }
        return a == after.length && b == before.length;
    }

    private static String key(Bytes row) {
        return value(row.array(), 0).map(String::new).orElseThrow();
    }

    /** A column's canonical bytes, empty for NULL. */
    static Optional<byte[]> value(byte[] row, int column) {
        int at = PackedRow.skip(row, 0, column);
        int start = PackedRow.start(row, at);
        return PackedRow.isNull(row, at)
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(row, start, start + PackedRow.length(row, at)));
    }
}
