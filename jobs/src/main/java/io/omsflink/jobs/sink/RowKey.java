package io.omsflink.jobs.sink;

import java.util.Arrays;

/**
 * The key of a row as its packed bytes. Log images hold the stored bytes, so one row always has one
 * key.
 *
 * <p>The order is that of the bytes, each value after its length: the order of the rows for
 * positive integers, dates and codes of one length, and near it for others. It serves speed, not
 * correctness.
 */
final class RowKey implements Comparable<RowKey> {
    private final byte[] bytes;
    private final int hash;

    RowKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    @Override
    public int compareTo(RowKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
