package io.omsflink.jobs.binlog;

/**
 * TIME of MySQL 5.6 and later: seconds and fraction together are one big-endian number, biased so
 * that its order is that of the times. So the fraction of a negative time is a complement too.
 */
record TimeDecoder(int digits) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        int fractionBits = 8 * (length - 3);
        long value = Raw.bigEndian(in, at, length) - (1L << fractionBits + 23);
        if (value < 0) {
            out.put('-');
        }
        long magnitude = Math.abs(value);
        Temporal.packedTime(magnitude >> fractionBits, out);
        long fraction = magnitude & (1L << fractionBits) - 1;
        Temporal.fraction(Temporal.micros(fraction, digits), digits, out);
        out.endValue(mark);
    }
}
