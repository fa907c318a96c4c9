package io.omsflink.jobs.binlog;

import java.nio.charset.StandardCharsets;

/**
 * Makes the JSON text that a server printed fit to be read by another: doubles of many digits are
 * named anew, so that MySQL's parser reads them back equal (see {@link JsonDoubles}), and raw line
 * breaks inside strings, which MySQL 5.7 prints in {@code base64:} texts, are escaped. Everything
 * else stays as it is.
 */
public final class JsonCopy {
    /** Up to here a double is read exactly by everybody: the digits are an exact double. */
    private static final int SAFE_DIGITS = 15;

    private JsonCopy() {}

    /** Appends {@code length} bytes of valid JSON text. */
    public static void append(byte[] in, int at, int length, Bytes out) {
        int end = at + length;
        int position = at;
        while (position < end) {
            byte b = in[position];
            if (b == '"') {
                position = string(in, position, end, out);
            } else if (b == '-' || b >= '0' && b <= '9') {
                position = number(in, position, end, out);
            } else {
                out.put(b);
                position++;
            }
        }
    }

    private static int string(byte[] in, int at, int end, Bytes out) {
        int start = at;
        int position = at + 1;
        while (position < end && in[position] != '"') {
            if (in[position] == '\n') {
                out.putBytes(in, start, position - start);
                out.putAscii("\\n");
                start = position + 1;
            }
            position += in[position] == '\\' ? 2 : 1;
        }
        int next = Math.min(position + 1, end);
        out.putBytes(in, start, next - start);
        return next;
    }

    private static int number(byte[] in, int at, int end, Bytes out) {
        int position = at;
        int digits = 0;
        boolean isDouble = false;
        boolean hasExponent = false;
        for (; position < end && isPartOfNumber(in[position]); position++) {
            byte b = in[position];
            hasExponent |= b == 'e' || b == 'E';
            isDouble |= hasExponent || b == '.';
            digits += b >= '0' && b <= '9' ? 1 : 0;
        }
        if (isDouble && (hasExponent || digits > SAFE_DIGITS)) {
            String text = new String(in, at, position - at, StandardCharsets.ISO_8859_1);
            JsonDoubles.append(Double.parseDouble(text), out);
        } else {
            out.putBytes(in, at, position - at);
        }
        return position;
    }

    private static boolean isPartOfNumber(byte b) {
        return b >= '0' && b <= '9' || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }
}
