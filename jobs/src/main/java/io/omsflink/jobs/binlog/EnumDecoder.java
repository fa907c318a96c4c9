package io.omsflink.jobs.binlog;

/** ENUM: an index from 1; index 0 is the empty string that stands for a refused value. Members in the column's charset. */
record EnumDecoder(byte[][] members) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int index = (int) Raw.unsigned(in, at, length);
        if (index == 0) {
            out.putValue(in, at, 0);
        } else {
            out.putValue(members[index - 1], 0, members[index - 1].length);
        }
    }
}
