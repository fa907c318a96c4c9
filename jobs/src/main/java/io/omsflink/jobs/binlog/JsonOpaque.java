package io.omsflink.jobs.binlog;

import java.util.Base64;

/** Values of SQL types inside a JSON document: they keep their type in the binary form and lose it in the text. */
final class JsonOpaque {
    private static final int BASE64_LINE = 76;
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\\', 'n'});

    private JsonOpaque() {}

    /** @param type a {@link LogType} */
    static void append(int type, byte[] in, int at, int length, Bytes out) {
        switch (type) {
            case LogType.NEWDECIMAL ->
                    DecimalDecoder.append(in, at + 2, Raw.u8(in, at), Raw.u8(in, at + 1), false, out);
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
        byte[] data = java.util.Arrays.copyOfRange(in, at, at + length); // rare: blobs in documents
        out.putBytes(BASE64.encode(data));
        out.put('"');
    }
}
