package io.omsflink.verifier.digest;

/**
 * Exact numbers as servers print them: digits, maybe a sign, maybe a fraction, maybe zeros around.
 */
final class Numbers {
    private Numbers() {}

    /** Without leading zeros, trailing zeros of the fraction and the sign of zero. */
    static void write(byte[] value, RowBytes out) {
        boolean negative = value.length > 0 && value[0] == '-';
        int end = withoutTrailingZeros(value);
        int from = negative ? 1 : 0;
        while (from < end - 1 && value[from] == '0' && value[from + 1] != '.') {
            from++;
        }
        boolean zero = from == end - 1 && value[from] == '0';
        out.beginField(Tag.NUMBER);
        if (negative && !zero) {
            out.put((byte) '-');
        }
        out.put(value, from, end - from);
        out.endField();
    }

    /** Length of the text up to the last digit of its fraction that counts. */
    static int withoutTrailingZeros(byte[] value) {
        int point = value.length - 1;
        while (point >= 0 && value[point] != '.') {
            point--;
        }
        if (point < 0) {
            return value.length;
        }
        int end = value.length;
        while (value[end - 1] == '0') {
            end--;
        }
        return end - 1 == point ? point : end;
    }
}
