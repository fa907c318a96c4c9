package io.omsflink.jobs.binlog;

/**
 * TIME and DATETIME of columns made before MySQL 5.6: the digits of {@code [YYYYMMDD]hhmmss} as a
 * decimal number.
 */
record OldTemporalDecoder() implements ValueDecoder {
    private static final int TIME_SIZE = 3;

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        if (length == TIME_SIZE) {
            appendTime(Raw.u24(in, at) << 8 >> 8, out);
        } else {
            appendDatetime(Raw.i64(in, at), out);
        }
        out.endValue(mark);
    }

    private static void appendTime(int stored, Bytes out) {
        if (stored < 0) {
            out.put('-');
        }
        int digits = Math.abs(stored);
        Temporal.time(digits / 10_000, digits / 100 % 100, digits % 100, out);
    }

    private static void appendDatetime(long stored, Bytes out) {
        int date = (int) (stored / 1_000_000);
        int time = (int) (stored % 1_000_000);
        Temporal.date(date / 10_000, date / 100 % 100, date % 100, out);
        out.put(' ');
        Temporal.time(time / 10_000, time / 100 % 100, time % 100, out);
    }
}
