package io.omsflink.jobs.binlog;

import java.util.Arrays;
import java.util.Base64;

/**
 * Values of SQL types inside a JSON document: they keep their type in the binary form and lose it
 * in the text.
 */
final class JsonOpaque {
    /** The server breaks its base64 into lines of 76 characters, which hold this many bytes. */
    private static final int LINE_BYTES = 57;

    private JsonOpaque() {}

    /**
     * @param type a {@link LogType}
     */
    static void append(int type, byte[] in, int at, int length, Bytes out) {
        switch (type) {
            case LogType.NEWDECIMAL ->
                    DecimalDecoder.append(
                            in, at + 2, Raw.u8(in, at), Raw.u8(in, at + 1), false, out);
            case LogType.DATE, LogType.TIME, LogType.DATETIME, LogType.TIMESTAMP -> {
                out.put('"');
                temporal(type, Raw.i64(in, at), out);
                out.put('"');
            }
            default -> base64(type, in, at, length, out);
        }
    }

    /** 24 bits of microseconds below hours, minutes and seconds, and those below the date. */
    private static void temporal(int type, long packed, Bytes out) {
        if (packed < 0) {
            out.put('-');
        }
        long magnitude = Math.abs(packed);
        long seconds = magnitude >> 24;
        if (type == LogType.TIME) {
            Temporal.packedTime(seconds, out);
        } else {
            Temporal.packedDate(seconds >> 17, out);
        }
        if (type == LogType.DATETIME || type == LogType.TIMESTAMP) {
            out.put(' ');
            Temporal.packedTime(seconds & 0x1ffff, out);
        }
        if (type != LogType.DATE) {
            Temporal.fraction((int) (magnitude & 0xffffff), 6, out);
        }
    }

    private static void base64(int type, byte[] in, int at, int length, Bytes out) {
        out.putAscii("\"base64:type");
        out.putLong(type);
        out.put(':');
        for (int done = 0; done < length; done += LINE_BYTES) {
            if (done > 0) {
                out.putAscii("\\n");
            }
            int start = at + done;
            out.putBytes(
                    Base64.getEncoder()
                            .encode(
                                    Arrays.copyOfRange(
                                            in, start, at + Math.min(length, done + LINE_BYTES))));
        }
        out.put('"');
    }
}
