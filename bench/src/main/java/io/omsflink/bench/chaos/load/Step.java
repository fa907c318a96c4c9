package io.omsflink.bench.chaos.load;

/**
 * A statement of a transaction.
 *
 * @param essential without it the transaction must not be committed; any other statement may fail,
 *     at a unique key for instance, and the transaction goes on
 */
record Step(String sql, boolean essential) {
    static Step essential(String sql) {
        return new Step(sql, true);
    }

    static Step of(String sql) {
        return new Step(sql, false);
    }
}
