package io.omsflink.jobs.sink;

import java.util.Arrays;

/**
 * The key of a row as its packed bytes. Log images hold the stored bytes, so one row always has one
 * key.
 */
final class RowKey {
    private final byte[] bytes;
    private final int hash;

    RowKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
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
