package io.omsflink.jobs.sink;

import java.util.function.LongPredicate;

/**
 * For each hash the transaction that touched it last, as a number that is not 0. Open addressing on
 * two arrays; what is over is dropped before they grow, so the size follows the transactions that
 * are under way.
 */
final class LastTouch {
    private static final int INITIAL = 1 << 12;

    private final LongPredicate over;
    private long[] hashes = new long[INITIAL];
    private long[] values = new long[INITIAL];
    private int used;

    /**
     * @param over whether nobody has to wait for a transaction any more
     */
    LastTouch(LongPredicate over) {
        this.over = over;
    }

    /** 0 when nobody touched it. */
    long get(long hash) {
        return values[slot(hash)];
    }

    void put(long hash, long value) {
        if (4L * used >= 3L * values.length) {
            rebuild();
        }
        int slot = slot(hash);
        if (values[slot] == 0) {
            hashes[slot] = hash;
            used++;
        }
        values[slot] = value;
    }

    private int slot(long hash) {
        int mask = values.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (values[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rebuild() {
        long[] oldHashes = hashes;
        long[] oldValues = values;
        int live = 0;
        for (long value : oldValues) {
            live += value != 0 && !over.test(value) ? 1 : 0;
        }
        int size = Math.max(INITIAL, Integer.highestOneBit(live + 1) * 4);
        hashes = new long[size];
        values = new long[size];
        used = 0;
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != 0 && !over.test(oldValues[i])) {
                put(oldHashes[i], oldValues[i]);
            }
        }
    }

    int size() {
        return used;
    }
}
