package io.omsflink.jobs.binlog;

/** Strings of JSON text, escaped as the server does it. */
final class JsonText {
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private JsonText() {}

    /** UTF-8 bytes in double quotes. */
    static void quoted(byte[] in, int at, int length, Bytes out) {
        int end = at + length;
        out.put('"');
        int start = at;
        for (int i = at; i < end; i++) {
            byte b = in[i];
            if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
                out.putBytes(in, start, i - start);
                escape(b, out);
                start = i + 1;
            }
        }
        out.putBytes(in, start, end - start);
        out.put('"');
    }

    private static void escape(byte b, Bytes out) {
        out.put('\\');
        switch (b) {
            case '"', '\\' -> out.put(b);
            case '\b' -> out.put('b');
            case '\f' -> out.put('f');
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            default -> {
                out.putAscii("u00");
                out.put(HEX[b >> 4]);
                out.put(HEX[b & 15]);
            }
        }
    }
}
