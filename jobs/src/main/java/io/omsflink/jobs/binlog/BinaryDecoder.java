package io.omsflink.jobs.binlog;

/** BINARY(n): the log leaves trailing zero bytes out, a reader of the column gets them. */
record BinaryDecoder(int size) implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        out.putVarint(size + 1L);
        out.putBytes(in, at, length);
        out.putZeros(size - length);
    }
}
