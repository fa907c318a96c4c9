package io.omsflink.jobs.binlog;

/** SET: one bit per member, the first member lowest. Members and comma in the column's charset. */
record SetDecoder(byte[][] members, byte[] comma) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        long bits = Raw.unsigned(in, at, length);
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            if (rest != bits) {
                out.putBytes(comma);
            }
            out.putBytes(members[Long.numberOfTrailingZeros(rest)]);
        }
        out.endValue(mark);
    }
}
