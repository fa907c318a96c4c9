package io.omsflink.jobs.binlog;

/** DATETIME of MySQL 5.6 and later: 40 bits big-endian, biased by 2^39, then the fraction. */
record DatetimeDecoder(int digits) implements ValueDecoder {
    private static final int SIZE = 5;
    private static final long BIAS = 1L << 39;

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        long packed = Raw.bigEndian(in, at, SIZE) - BIAS;
        Temporal.packedDate(packed >> 17, out);
        out.put(' ');
        Temporal.packedTime(packed & 0x1ffff, out);
        Temporal.fraction(
                Temporal.micros(Raw.bigEndian(in, at + SIZE, length - SIZE), digits), digits, out);
        out.endValue(mark);
    }
}
