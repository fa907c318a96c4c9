package io.omsflink.jobs.binlog;

/** YEAR: years since 1900, 0 for the zero year. */
record YearDecoder() implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        int stored = Raw.u8(in, at);
        out.putDigits(stored == 0 ? 0 : 1900 + stored, 4);
        out.endValue(mark);
    }
}
