package io.omsflink.jobs.source;

/**
 * The rows of a transaction in the log that take effect later or not at all.
 *
 * @param file log file in which the transaction stands
 * @param offset byte at which its first event begins
 * @param again whether the rows were not kept, and have to be read again from that place
 * @param rows number of row changes that were kept
 * @param changes the row changes that were kept
 */
record HeldRows(String file, long offset, boolean again, int rows, byte[] changes) {
    private static final byte[] NOTHING = new byte[0];

    static HeldRows atPlace(String file, long offset) {
        return new HeldRows(file, offset, true, 0, NOTHING);
    }

    /** The same without the rows in memory. */
    HeldRows forgotten() {
        return rows == 0 ? this : atPlace(file, offset);
    }
}
