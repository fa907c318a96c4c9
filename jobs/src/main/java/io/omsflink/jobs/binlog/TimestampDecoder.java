package io.omsflink.jobs.binlog;

/**
 * TIMESTAMP: seconds since 1970, in UTC.
 *
 * @param digits of the fraction; a column made before MySQL 5.6 has none and stores its seconds
 *     little-endian
 */
record TimestampDecoder(int digits, boolean littleEndian) implements ValueDecoder {
    private static final int SIZE = 4;

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        Temporal.epoch(littleEndian ? Raw.u32(in, at) : Raw.bigEndian(in, at, SIZE), out);
        Temporal.fraction(
                Temporal.micros(Raw.bigEndian(in, at + SIZE, length - SIZE), digits), digits, out);
        out.endValue(mark);
    }
}
