package io.omsflink.jobs.binlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A byte array that grows, with the writes that the hot loops need. Not thread safe. Its array is
 * replaced when it grows, so {@link #array()} is asked again after every write.
 */
public final class Bytes {
    /** Some virtual machines refuse arrays closer to {@link Integer#MAX_VALUE}. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 16;

    private static final byte[] DIGIT_PAIRS = digitPairs();

    /** What one large row made it grow to is not kept for the rows after it. */
    private static final int KEPT = 4 * 1024 * 1024;

    private final int initial;
    private byte[] array;
    private int length;

    public Bytes() {
        this(256);
    }

    public Bytes(int capacity) {
        this.initial = capacity;
        this.array = new byte[capacity];
    }

    /** The backing array; only the first {@link #length()} bytes mean anything. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    /** Forgets the content and keeps the memory, up to a bound. */
    public void reset() {
        length = 0;
        if (array.length > KEPT) {
            array = new byte[initial];
        }
    }

    /** The content, which is forgotten here; not a copy where that would be a large one. */
    public byte[] take() {
        if (length < array.length || length <= KEPT) {
            byte[] content = toByteArray();
            reset();
            return content;
        }
        byte[] content = array;
        array = new byte[initial];
        length = 0;
        return content;
    }

    /** Drops everything after the first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** A copy of the content. */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    /** Makes room for {@code more} further bytes. */
    public void ensure(int more) {
        if (more > array.length - length) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) length + more;
        if (needed > MAX_LENGTH) {
            throw new OutOfMemoryError(
                    "a buffer of " + needed + " bytes does not fit into an array");
        }
        // Doubling would cost a large row as much again.
        long spare = array.length > KEPT ? array.length / 4 : array.length;
        array =
                Arrays.copyOf(
                        array, (int) Math.min(MAX_LENGTH, Math.max(needed, array.length + spare)));
    }

    public void put(int value) {
        ensure(1);
        array[length++] = (byte) value;
    }

    public void putBytes(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, array, length, count);
        length += count;
    }

    public void putBytes(byte[] source) {
        putBytes(source, 0, source.length);
    }

    public void putZeros(int count) {
        ensure(count);
        Arrays.fill(array, length, length + count, (byte) 0);
        length += count;
    }

    /** Characters below 128, without the copy that {@link String#getBytes} makes. */
    public void putAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            array[length++] = (byte) text.charAt(i);
        }
    }

    /** Unsigned LEB128. */
    public void putVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            array[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[length++] = (byte) rest;
    }

    /** The packed form of NULL, see {@link PackedRow}. */
    public void putNull() {
        put(0);
    }

    /** A packed value of known length. */
    public void putValue(byte[] source, int offset, int count) {
        putVarint(count + 1L);
        putBytes(source, offset, count);
    }

    /**
     * Starts a packed value whose length is not known yet.
     *
     * @return the mark that {@link #endValue} takes
     */
    public int beginValue() {
        ensure(1);
        return length++;
    }

    /** Ends the value started at {@code mark}: writes its length in front of it. */
    public void endValue(int mark) {
        int header = length - mark; // the byte kept free makes this the value's length plus one
        if (header < 0x80) {
            array[mark] = (byte) header;
        } else {
            insertLongHeader(mark, header);
        }
    }

    private void insertLongHeader(int mark, int header) {
        int extra = PackedRow.varintSize(header) - 1;
        ensure(extra);
        System.arraycopy(array, mark + 1, array, mark + 1 + extra, header - 1);
        int end = length + extra;
        length = mark;
        putVarint(header);
        length = end;
    }

    /** Decimal digits of a signed number. */
    public void putLong(long value) {
        if (value < 0) {
            put('-');
            putUnsignedLong(
                    -value); // the smallest long negates to itself, and that is 2^63 when read
            // unsigned
        } else {
            putUnsignedLong(value);
        }
    }

    /** Decimal digits of an unsigned number. */
    public void putUnsignedLong(long value) {
        if (value < 0) {
            long head = Long.divideUnsigned(value, 100);
            putPositive(head, digits(head));
            putDigits(value - head * 100, 2);
        } else {
            putPositive(value, digits(value));
        }
    }

    /** Exactly {@code width} digits of a number that is not negative, with leading zeros. */
    public void putDigits(long value, int width) {
        putPositive(value, width);
    }

    private void putPositive(long value, int width) {
        ensure(width);
        byte[] to = array;
        int at = length + width;
        long rest = value;
        while (at - length >= 2) {
            long head = rest / 100;
            int pair = (int) (rest - head * 100) << 1;
            to[--at] = DIGIT_PAIRS[pair + 1];
            to[--at] = DIGIT_PAIRS[pair];
            rest = head;
        }
        if (at > length) {
            to[length] = (byte) ('0' + rest % 10);
        }
        length += width;
    }

    private static int digits(long value) {
        int count = 1;
        for (long limit = 10; value >= limit && count < 18; limit *= 10) {
            count++;
        }
        return value >= 1_000_000_000_000_000_000L ? 19 : count;
    }

    private static byte[] digitPairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    /** The content read as Latin-1, for messages and tests. */
    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.ISO_8859_1);
    }
}
