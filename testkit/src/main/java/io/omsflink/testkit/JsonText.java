package io.omsflink.testkit;

import java.io.ByteArrayOutputStream;

/**
 * Makes JSON texts of different servers comparable: MySQL 5.7 prints the double 264 as {@code 264},
 * MySQL 8.0 as {@code 264.0}. Objects are printed with sorted keys by both.
 */
final class JsonText {
    private JsonText() {}

    /** The text with {@code .0} removed from the end of every number; strings stay as they are. */
    static byte[] withoutEmptyFractions(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int i = 0;
        while (i < text.length) {
            int end = text[i] == '"' ? endOfString(text, i) : i + 1;
            if (endsEmptyFraction(text, i)) {
                end = i + 2;
            } else {
                out.write(text, i, end - i);
            }
            i = end;
        }
        return out.toByteArray();
    }

    private static int endOfString(byte[] text, int begin) {
        int i = begin + 1;
        while (i < text.length && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, text.length);
    }

    private static boolean endsEmptyFraction(byte[] text, int i) {
        boolean fraction = text[i] == '.' && i + 1 < text.length && text[i + 1] == '0';
        return fraction && (i + 2 == text.length || !continuesNumber(text[i + 2]));
    }

    private static boolean continuesNumber(byte next) {
        return next >= '0' && next <= '9' || next == 'e' || next == 'E';
    }
}
