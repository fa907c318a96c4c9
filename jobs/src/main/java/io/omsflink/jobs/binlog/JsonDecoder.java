package io.omsflink.jobs.binlog;

/** JSON. */
record JsonDecoder() implements ValueDecoder {

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        throw new UnsupportedOperationException("JSON");
    }
}
