package io.omsflink.jobs.binlog;

/** ENUM and SET: a number, little-endian, as the text that stands for it. */
record MemberDecoder(Members members) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        members.append(Raw.unsigned(in, at, length), out);
        out.endValue(mark);
    }
}
