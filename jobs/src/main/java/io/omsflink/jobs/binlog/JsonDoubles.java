package io.omsflink.jobs.binlog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles in JSON text.
 *
 * <p>The JSON parser of MySQL (RapidJSON without its full-precision flag) takes {@code NeP} as the
 * double nearest to N times or divided by the double nearest to 10 to the |P|. That is off by one
 * unit in the last place for one double in six, even where the text names the double exactly. So a
 * text is chosen that such a parser and an exact one both read as the value: among the decimals
 * that denote a double there is nearly always one.
 */
final class JsonDoubles {
    private static final long EXACT = 1L << 53;
    private static final int MAX_STEPS = 12;
    private static final int MAX_ZEROS = 24;

    /** The largest integer that the parser still multiplies by ten in 64 bits. */
    private static final long FULL = 0x1999999999999999L;

    private static final double[] POWERS = new double[309];
    private static final MathContext[] PRECISIONS = {
        digits(17), digits(18), digits(19), digits(16), digits(15)
    };

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private JsonDoubles() {}

    private static MathContext digits(int count) {
        return new MathContext(count, RoundingMode.HALF_EVEN);
    }

    /** A point or an exponent is always there, as it tells a double from an integer. */
    static void append(double value, Bytes out) {
        int scale = Doubles.scale(value);
        if (scale >= 0) {
            appendShort(value, scale, out);
        } else if (value == 0) {
            out.putAscii("-0.0");
        } else {
            appendLong(value, out);
        }
    }

    /** Few digits: both kinds of parser divide the same two exact numbers. */
    private static void appendShort(double value, int scale, Bytes out) {
        long digits = (long) Math.rint(Math.abs(value) * POWERS[scale]);
        if (value < 0) {
            out.put('-');
        }
        if (scale == 0) {
            out.putUnsignedLong(digits);
            out.putAscii(
                    digits < EXACT / 10
                            ? ".0"
                            : "e0"); // one digit more would be rounded by the parser
            return;
        }
        long unit = (long) POWERS[scale];
        out.putUnsignedLong(digits / unit);
        out.put('.');
        out.putDigits(digits % unit, scale);
    }

    private static void appendLong(double value, Bytes out) {
        if (value < 0) {
            out.put('-');
        }
        if (!appendSearched(value, true, out) && !appendSearched(value, false, out)) {
            out.putAscii(Double.toString(Math.abs(value)));
        }
    }

    /**
     * @param exact whether an exact parser must read the value too; it is only the last few in a
     *     million that cannot have both
     */
    private static boolean appendSearched(double value, boolean exact, Bytes out) {
        BigDecimal decimal = new BigDecimal(Math.abs(value));
        for (int zeros = 0; zeros <= MAX_ZEROS; zeros++) {
            for (MathContext precision : PRECISIONS) {
                if (appendNear(decimal.round(precision), zeros, value, exact, out)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tries the decimal, and its neighbours whose integers round to other doubles on the way. */
    private static boolean appendNear(
            BigDecimal decimal, int zeros, double value, boolean exact, Bytes out) {
        if (decimal.unscaledValue().bitLength() > 63) {
            return false; // the parser leaves the integers here
        }
        long digits = decimal.unscaledValue().longValue();
        long step = Math.max(1, (long) Math.ulp((double) digits) / 4);
        int exponent = -decimal.scale() - zeros;
        for (int i = 0; i <= MAX_STEPS; i++) {
            if (appendIfRead(digits + i * step, zeros, exponent, value, exact, out)
                    || appendIfRead(digits - i * step, zeros, exponent, value, exact, out)) {
                return true;
            }
        }
        return false;
    }

    private static boolean appendIfRead(
            long digits, int zeros, int exponent, double value, boolean exact, Bytes out) {
        double magnitude = Math.abs(value);
        boolean read =
                parsed(digits, zeros, exponent, value < 0) == magnitude
                        && (!exact
                                || Double.parseDouble(digits + "e" + (exponent + zeros))
                                        == magnitude);
        if (read) {
            out.putLong(digits);
            ZeroFill.zeros(zeros, out);
            out.put('e');
            out.putLong(exponent);
        }
        return read;
    }

    /**
     * What MySQL's parser makes of a number: it collects digits in an integer of 64 bits,
     * multiplies on in a double when that is full, and applies the exponent last.
     *
     * @param zeros digits that follow {@code digits}
     */
    static double parsed(long digits, int zeros, int exponent, boolean negative) {
        long full = negative ? Long.MAX_VALUE / 10 : FULL;
        long integer = digits;
        int rest = zeros;
        while (rest > 0 && Long.compareUnsigned(integer, full) <= 0) {
            integer *= 10;
            rest--;
        }
        double significand = unsigned(integer);
        for (; rest > 0; rest--) {
            significand *= 10;
        }
        return scaled(significand, exponent);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }

    private static double scaled(double significand, int exponent) {
        if (exponent >= 0) {
            return exponent < POWERS.length ? significand * POWERS[exponent] : Double.NaN;
        }
        int beyond = Math.max(0, -exponent - 308);
        return beyond < POWERS.length
                ? significand / POWERS[-exponent - beyond] / POWERS[beyond]
                : Double.NaN;
    }
}
