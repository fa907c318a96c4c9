package io.omsflink.jobs.binlog;

/**
 * DECIMAL: groups of 9 digits in 4 bytes, big-endian, with shorter groups at both ends and the sign
 * in the first bit. A negative number has all bits inverted. (Format: {@code decimal2bin} of the
 * server.)
 *
 * @param zeroFill whether the integer digits are filled up to their full number
 */
record DecimalDecoder(int precision, int scale, boolean zeroFill) implements ValueDecoder {
    private static final int GROUP_DIGITS = 9;
    private static final int GROUP_BYTES = 4;

    /** Bytes of a group by its digits. */
    private static final int[] BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    static int storedSize(int precision, int scale) {
        int integer = precision - scale;
        return integer / GROUP_DIGITS * GROUP_BYTES
                + BYTES[integer % GROUP_DIGITS]
                + scale / GROUP_DIGITS * GROUP_BYTES
                + BYTES[scale % GROUP_DIGITS];
    }

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        append(in, at, precision, scale, zeroFill, out);
        out.endValue(mark);
    }

    /** Appends the bare text of a stored DECIMAL. */
    static void append(byte[] in, int at, int precision, int scale, boolean zeroFill, Bytes out) {
        boolean negative = in[at] >= 0;
        if (negative) {
            out.put('-');
        }
        int sign = negative ? -1 : 0;
        int position = appendInteger(in, at, precision - scale, sign, zeroFill, out);
        if (scale > 0) {
            out.put('.');
            appendFraction(in, position, scale, sign, position == at, out);
        }
    }

    private static int appendInteger(
            byte[] in, int at, int digits, int sign, boolean zeroFill, Bytes out) {
        int start = out.length();
        int position = at;
        int first = digits % GROUP_DIGITS;
        if (first > 0) {
            appendHead(
                    group(in, position, BYTES[first], sign, position == at),
                    first,
                    zeroFill,
                    start,
                    out);
            position += BYTES[first];
        }
        for (int rest = digits - first; rest > 0; rest -= GROUP_DIGITS) {
            appendHead(
                    group(in, position, GROUP_BYTES, sign, position == at),
                    GROUP_DIGITS,
                    zeroFill,
                    start,
                    out);
            position += GROUP_BYTES;
        }
        if (out.length() == start) {
            out.put('0');
        }
        return position;
    }

    /** Leading zeros vanish: nothing is written before the first digit that counts. */
    private static void appendHead(int group, int digits, boolean zeroFill, int start, Bytes out) {
        if (zeroFill || out.length() > start) {
            out.putDigits(group, digits);
        } else if (group != 0) {
            out.putUnsignedLong(group);
        }
    }

    /**
     * @param first whether the number has no integer digits, so that its sign stands here
     */
    private static void appendFraction(
            byte[] in, int at, int scale, int sign, boolean first, Bytes out) {
        int position = at;
        int rest = scale;
        for (; rest >= GROUP_DIGITS; rest -= GROUP_DIGITS) {
            out.putDigits(
                    group(in, position, GROUP_BYTES, sign, first && position == at), GROUP_DIGITS);
            position += GROUP_BYTES;
        }
        out.putDigits(group(in, position, BYTES[rest], sign, first && position == at), rest);
    }

    /**
     * The sign bit stands in the first byte of the number only, and is set for positive numbers.
     */
    private static int group(byte[] in, int at, int bytes, int sign, boolean first) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            int next = (in[at + i] ^ sign) & 0xff;
            value = value << 8 | (first && i == 0 ? next ^ 0x80 : next);
        }
        return value;
    }
}
