package io.omsflink.verifier.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Canonical bytes of one row after the other, in one array that is used again. Used by one thread.
 *
 * <p>A field is its {@link Tag}, its length in four bytes (big endian) and its bytes; NULL is the
 * tag alone. So no two rows with different values have the same bytes, whatever their values hold.
 * The fields of the key come first.
 *
 * <p>Memory: the largest row so far, in canonical bytes.
 */
public final class RowBytes {
    private static final Hasher128 HASHER = Hashing.xxh3_128();
    private static final int FIRST_CAPACITY = 1024;
    private static final int HEADER = 5;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;
    private int keyLength;
    private int fieldStart;

    /** Begins the next row. */
    public void reset() {
        length = 0;
        keyLength = 0;
    }

    /** What was written so far is the key. */
    public void endKey() {
        keyLength = length;
    }

    public void putNull() {
        reserve(1);
        bytes[length++] = Tag.NULL.code();
    }

    public void field(Tag tag, byte[] value, int from, int count) {
        beginField(tag);
        put(value, from, count);
        endField();
    }

    /** Begins a field whose bytes follow by {@link #put}. */
    void beginField(Tag tag) {
        reserve(HEADER);
        fieldStart = length;
        bytes[length] = tag.code();
        length += HEADER;
    }

    void put(byte value) {
        reserve(1);
        bytes[length++] = value;
    }

    void put(byte[] value, int from, int count) {
        reserve(count);
        System.arraycopy(value, from, bytes, length, count);
        length += count;
    }

    void putLong(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((byte) (value >>> shift));
        }
    }

    void endField() {
        int count = length - fieldStart - HEADER;
        for (int i = 0; i < 4; i++) {
            bytes[fieldStart + 1 + i] = (byte) (count >>> (24 - 8 * i));
        }
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            // Math.addExact: a row of more than 2 GB cannot be read from the server either.
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), doubled()));
        }
    }

    private int doubled() {
        return bytes.length > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 16 : bytes.length * 2;
    }

    public int length() {
        return length;
    }

    /** Length of the key's fields; of the whole row when {@link #endKey} was not called. */
    public int keyLength() {
        return keyLength == 0 ? length : keyLength;
    }

    /** The key's bytes in place; they change with the next row. */
    public ByteBuffer key() {
        return ByteBuffer.wrap(bytes, 0, keyLength());
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Hash of the whole row. */
    public HashValue128 hash() {
        return HASHER.hashBytesTo128Bits(bytes, 0, length);
    }

    /** Hash of the key's fields. */
    public long keyHash() {
        return HASHER.hashBytesTo128Bits(bytes, 0, keyLength()).getLeastSignificantBits();
    }
}
