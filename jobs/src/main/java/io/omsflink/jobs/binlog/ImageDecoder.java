package io.omsflink.jobs.binlog;

import java.util.BitSet;

/** Decodes row images that hold a fixed choice of a table's columns. Immutable. */
final class ImageDecoder {
    /** Old values above this size are left out where nothing depends on them. */
    static final int OLD_VALUE_BYTES = 64 * 1024;

    private static final int EVERY_SIZE = Integer.MAX_VALUE;

    private final int[] prefixes;
    private final int[] sizes;

    /** By column of the image; null for a column that is skipped: a generated one. */
    private final ValueDecoder[] decoders;

    /** By column of the image: how large an old value may be that is not left out. */
    private final int[] oldSizes;

    /**
     * @param optional columns whose old values nothing depends on
     */
    ImageDecoder(LogColumn[] columns, ValueDecoder[] decoders, BitSet optional) {
        this.decoders = decoders;
        this.oldSizes = new int[columns.length];
        this.prefixes = new int[columns.length];
        this.sizes = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            prefixes[i] = columns[i].prefix();
            sizes[i] = columns[i].size();
            oldSizes[i] = optional.get(i) ? OLD_VALUE_BYTES : EVERY_SIZE;
        }
    }

    /**
     * Appends one row image as a packed row.
     *
     * @param at where the image begins, at its null bitmap
     * @param end where the event ends
     * @return where the image ends
     * @throws IndexOutOfBoundsException when the image does not end before the event
     */
    int decode(byte[] in, int at, int end, Bytes out) {
        int position = at + (decoders.length + 7) / 8;
        for (int i = 0; i < decoders.length; i++) {
            boolean isNull = (in[at + (i >> 3)] >> (i & 7) & 1) != 0;
            if (!isNull) {
                position = decodeValue(in, position, end, i, out);
            } else if (decoders[i] != null) {
                out.putNull();
            }
        }
        return position;
    }

    /**
     * The same for an image of before a change: large values that nothing depends on are NULL, see
     * {@link TableDecoder}.
     */
    int decodeOld(byte[] in, int at, int end, Bytes out) {
        int position = at + (decoders.length + 7) / 8;
        for (int i = 0; i < decoders.length; i++) {
            boolean isNull = (in[at + (i >> 3)] >> (i & 7) & 1) != 0;
            if (!isNull) {
                position = decodeOldValue(in, position, end, i, out);
            } else if (decoders[i] != null) {
                out.putNull();
            }
        }
        return position;
    }

    private int decodeOldValue(byte[] in, int at, int end, int column, Bytes out) {
        int prefix = prefixes[column];
        if (prefix < 3 || Raw.unsigned(in, at, prefix) <= oldSizes[column]) {
            return decodeValue(in, at, end, column, out);
        }
        int length = checked((int) Raw.unsigned(in, at, prefix), end - at - prefix, column);
        out.putNull();
        return at + prefix + length;
    }

    private int decodeValue(byte[] in, int at, int end, int column, Bytes out) {
        int prefix = prefixes[column];
        int length = prefix == 0 ? sizes[column] : (int) Raw.unsigned(in, at, prefix);
        int start = at + prefix;
        checked(length, end - start, column);
        if (decoders[column] != null) {
            decoders[column].decode(in, start, length, out);
        }
        return start + length;
    }

    private static int checked(int length, int left, int column) {
        if (length < 0 || length > left) {
            throw new IndexOutOfBoundsException(
                    "column " + column + " has " + length + " bytes, " + left + " are left");
        }
        return length;
    }
}
