package io.omsflink.jobs.binlog;

/**
 * TINYINT to BIGINT.
 *
 * @param width digits that ZEROFILL fills up to, 0 for a column without it
 */
record IntegerDecoder(boolean unsigned, int width) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        if (unsigned) {
            putUnsigned(Raw.unsigned(in, at, length), out);
        } else {
            out.putLong(signed(in, at, length));
        }
        out.endValue(mark);
    }

    private void putUnsigned(long value, Bytes out) {
        if (width > 0) {
            ZeroFill.put(value, width, out);
        } else {
            out.putUnsignedLong(value);
        }
    }

    private static long signed(byte[] in, int at, int length) {
        return switch (length) {
            case 1 -> in[at];
            case 2 -> Raw.i16(in, at);
            case 3 -> Raw.u24(in, at) << 8 >> 8;
            case 4 -> Raw.i32(in, at);
            default -> Raw.i64(in, at);
        };
    }
}
