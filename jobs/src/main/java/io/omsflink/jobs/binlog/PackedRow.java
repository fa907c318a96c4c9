package io.omsflink.jobs.binlog;

/**
 * The packed form of a row: for each written column in ordinal order {@code varint(0)} for NULL,
 * else {@code varint(length + 1)} and the value's canonical bytes. The varint is unsigned LEB128 in
 * its shortest form, so equal rows have equal bytes.
 *
 * <p>{@link Bytes} writes it; the methods here read it in place. A position is the index of a
 * value's header.
 */
public final class PackedRow {

    private PackedRow() {}

    public static boolean isNull(byte[] row, int at) {
        return row[at] == 0;
    }

    /** Length of the value at {@code at}, -1 for NULL. */
    public static int length(byte[] row, int at) {
        return header(row, at) - 1;
    }

    /** Where the value's bytes begin. */
    public static int start(byte[] row, int at) {
        int index = at;
        while (row[index] < 0) {
            index++;
        }
        return index + 1;
    }

    /** The position of the next value. */
    public static int next(byte[] row, int at) {
        int length = length(row, at);
        return start(row, at) + Math.max(length, 0);
    }

    /** The position after {@code count} values. */
    public static int skip(byte[] row, int at, int count) {
        int position = at;
        for (int i = 0; i < count; i++) {
            position = next(row, position);
        }
        return position;
    }

    /**
     * Finds every value of a row.
     *
     * @param starts receives where each value's bytes begin; its length is the number of columns
     * @param lengths receives each value's length, -1 for NULL
     * @return the position after the row
     */
    public static int index(byte[] row, int at, int[] starts, int[] lengths) {
        int position = at;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start(row, position);
            lengths[i] = length(row, position);
            position = starts[i] + Math.max(lengths[i], 0);
        }
        return position;
    }

    /** Bytes that {@link Bytes#putVarint} takes for the value. */
    public static int varintSize(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    private static int header(byte[] row, int at) {
        int header = row[at];
        return header >= 0 ? header : longHeader(row, at);
    }

    private static int longHeader(byte[] row, int at) {
        int value = 0;
        int shift = 0;
        int index = at;
        do {
            value |= (row[index] & 0x7f) << shift;
            shift += 7;
        } while (row[index++] < 0);
        return value;
    }
}
