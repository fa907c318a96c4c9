package io.omsflink.jobs.binlog;

/**
 * CHAR, VARCHAR, VARBINARY, the texts and blobs, BIT and geometries: the stored bytes are the
 * canonical ones.
 */
record StringDecoder() implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        out.putValue(in, at, length);
    }
}
