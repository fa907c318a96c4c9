package io.omsflink.jobs.binlog;

/** DATE: day in 5 bits, month in 4, year above. */
record DateDecoder() implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        int stored = Raw.u24(in, at);
        Temporal.date(stored >> 9, stored >> 5 & 15, stored & 31, out);
        out.endValue(mark);
    }
}
