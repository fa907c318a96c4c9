package io.omsflink.jobs.binlog;

/** Decodes row images that hold a fixed choice of a table's columns. Immutable. */
final class ImageDecoder {
    private final int[] prefixes;
    private final int[] sizes;

    /** By column of the image; null for a column that is skipped: a generated one. */
    private final ValueDecoder[] decoders;

    ImageDecoder(LogColumn[] columns, ValueDecoder[] decoders) {
        this.decoders = decoders;
        this.prefixes = new int[columns.length];
        this.sizes = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            prefixes[i] = columns[i].prefix();
            sizes[i] = columns[i].size();
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

    private int decodeValue(byte[] in, int at, int end, int column, Bytes out) {
        int prefix = prefixes[column];
        int length = prefix == 0 ? sizes[column] : (int) Raw.unsigned(in, at, prefix);
        int start = at + prefix;
        if (length < 0 || length > end - start) {
            throw new IndexOutOfBoundsException(
                    "column "
                            + column
                            + " has "
                            + length
                            + " bytes, "
                            + (end - start)
                            + " are left");
        }
        if (decoders[column] != null) {
            decoders[column].decode(in, start, length, out);
        }
        return start + length;
    }
}
