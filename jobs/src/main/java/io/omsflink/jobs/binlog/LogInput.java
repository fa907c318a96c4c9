package io.omsflink.jobs.binlog;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads an event body from front to back; never goes beyond its end, where the checksum may stand.
 */
final class LogInput {
    private final byte[] array;
    private final int end;
    private int position;

    LogInput(byte[] array, int position, int end) {
        this.array = array;
        this.position = position;
        this.end = end;
    }

    byte[] array() {
        return array;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    /** Returns where the skipped bytes begin. */
    int skip(int count) {
        if (count < 0 || count > end - position) {
            throw new IndexOutOfBoundsException(
                    count + " bytes wanted, " + (end - position) + " left");
        }
        int start = position;
        position += count;
        return start;
    }

    long number(int size) {
        return Raw.unsigned(array, skip(size), size);
    }

    /** A length-encoded integer of the client protocol. */
    int packedInt() {
        int first = (int) number(1);
        return switch (first) {
            case 252 -> (int) number(2);
            case 253 -> (int) number(3);
            case 254 -> Math.toIntExact(number(8));
            default -> first;
        };
    }

    /** Whether the bitmap here has all bits set; goes beyond it only if so. */
    boolean allBits(int count) {
        int start = skip((count + 7) / 8);
        for (int i = 0; i < count; i++) {
            if ((array[start + (i >> 3)] >> (i & 7) & 1) == 0) {
                position = start;
                return false;
            }
        }
        return true;
    }

    /** A bitmap, the lowest bit of the first byte first. */
    BitSet bits(int count) {
        int size = (count + 7) / 8;
        int start = skip(size);
        BitSet bits = BitSet.valueOf(Arrays.copyOfRange(array, start, start + size));
        bits.clear(count, Math.max(count, bits.length()));
        return bits;
    }
}
