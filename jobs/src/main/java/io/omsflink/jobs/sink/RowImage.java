package io.omsflink.jobs.sink;

/**
 * A packed row inside a transaction's bytes.
 *
 * @param array bytes of the transaction
 * @param at where the row begins
 */
record RowImage(byte[] array, int at) {}
