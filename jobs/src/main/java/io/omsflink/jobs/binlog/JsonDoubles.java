package io.omsflink.jobs.binlog;

/** Doubles in JSON text. A point or an exponent tells them from integers. */
final class JsonDoubles {

    private JsonDoubles() {}

    static void append(double value, Bytes out) {
        out.putAscii(Double.toString(value));
    }
}
