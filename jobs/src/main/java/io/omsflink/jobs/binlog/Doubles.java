package io.omsflink.jobs.binlog;

/**
 * Texts of doubles that read back to the same double.
 *
 * <p>Most numbers in tables have few digits. Such a number is {@code n / 10^k} with {@code n <
 * 2^53} and {@code k <= 22}, both exact as doubles; one division of exact operands is rounded once,
 * so the text {@code n e-k} denotes a decimal whose nearest double is the value (Clinger's fast
 * path read backwards). Everything else goes through {@link Double#toString}.
 */
final class Doubles {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final double EXACT = 1L << 53;

    private Doubles() {}

    /**
     * With an exponent, which makes SQL read the text as DOUBLE and not as DECIMAL: {@code 15e-1}.
     */
    static void appendSql(double value, Bytes out) {
        int scale = scale(value);
        if (scale < 0) {
            appendText(value, out);
            return;
        }
        out.putLong((long) Math.rint(value * POWERS[scale]));
        out.put('e');
        out.putLong(-scale);
    }

    private static void appendText(double value, Bytes out) {
        String text = Double.toString(value);
        out.putAscii(text);
        if (text.indexOf('E') < 0) {
            out.put('e');
            out.put('0');
        }
    }

    /**
     * Digits after the point, 0 to 9, if the value is short; else -1. Minus zero has no integer to
     * stand for it.
     */
    static int scale(double value) {
        for (int scale = 0; scale < POWERS.length; scale++) {
            double scaled = Math.rint(value * POWERS[scale]);
            if (Math.abs(scaled) >= EXACT) {
                return -1;
            }
            if (scaled / POWERS[scale] == value) {
                return value == 0 && 1 / value < 0 ? -1 : scale;
            }
        }
        return -1;
    }
}
