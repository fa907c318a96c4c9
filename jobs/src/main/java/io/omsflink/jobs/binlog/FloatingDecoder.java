package io.omsflink.jobs.binlog;

/** FLOAT (widened, which is exact) and DOUBLE. */
record FloatingDecoder() implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        double value =
                length == 4
                        ? Float.intBitsToFloat(Raw.i32(in, at))
                        : Double.longBitsToDouble(Raw.i64(in, at));
        int mark = out.beginValue();
        Doubles.appendSql(value, out);
        out.endValue(mark);
    }
}
