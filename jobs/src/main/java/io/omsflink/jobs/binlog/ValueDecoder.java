package io.omsflink.jobs.binlog;

/**
 * Turns one stored value of the log into its packed form. Stateless but for its column's settings.
 */
interface ValueDecoder {

    /**
     * Appends one packed value.
     *
     * @param at where the stored value begins, after its length prefix if it has one
     * @param length bytes of the stored value
     */
    void decode(byte[] in, int at, int length, Bytes out);
}
