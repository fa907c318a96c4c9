package io.omsflink.catalog.filter;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Values that stand in the filter itself. */
final class Literals {
    private static final BigInteger SIGNED_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SIGNED_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final int UNSIGNED_BITS = 64;

    private Literals() {}

    /** A number as MySQL types it: BIGINT where it fits, DECIMAL, or DOUBLE with an exponent. */
    static NumberOperand number(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return new Floating(Double.parseDouble(text));
        }
        if (text.indexOf('.') >= 0) {
            return new Decimal(new BigDecimal(text));
        }
        BigInteger value = new BigInteger(text);
        if (value.compareTo(SIGNED_MIN) >= 0 && value.compareTo(SIGNED_MAX) <= 0) {
            return new Whole(value.longValue(), false);
        }
        return value.signum() > 0 && value.bitLength() <= UNSIGNED_BITS
                ? new Whole(value.longValue(), true)
                : new Decimal(new BigDecimal(value));
    }

    /** A whole number. */
    record Whole(long value, boolean unsigned) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public long whole(FilterRow row) {
            return value;
        }

        @Override
        public int digits() {
            return Long.toUnsignedString(unsigned ? value : Math.abs(value)).length();
        }
    }

    /** A decimal number. */
    record Decimal(BigDecimal value) implements ExactOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public BigDecimal exact(FilterRow row) {
            return value;
        }

        @Override
        public int digits() {
            return Math.max(1, value.precision() - value.scale());
        }

        @Override
        public int scale() {
            return value.scale();
        }
    }

    /** A number with an exponent. */
    record Floating(double value) implements ApproximateOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public double approximate(FilterRow row) {
            return value;
        }
    }

    /** A text of which is not known yet what it is compared with. */
    record Unbound(int at, String value) implements Operand {
        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public String kind() {
            return "a text";
        }
    }

    /** Bytes or a number, by what they are compared with. */
    record Bits(int at, String hex) implements Operand {
        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public String kind() {
            return "a hexadecimal or bit value";
        }
    }

    /** A text in the character set of a column. */
    static final class Text implements TextOperand {
        private final byte[] bytes;
        private final Collation collation;

        Text(byte[] bytes, Collation collation) {
            this.bytes = bytes;
            this.collation = collation;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public Collation collation() {
            return collation;
        }

        @Override
        public byte[] array(FilterRow row) {
            return bytes;
        }

        @Override
        public int from(FilterRow row) {
            return 0;
        }

        @Override
        public int to(FilterRow row) {
            return bytes.length;
        }
    }

    /** A date, or a date and time, in canonical text. */
    static final class Date implements DateOperand {
        private final byte[] bytes;
        private final int precision;

        Date(byte[] bytes, int precision) {
            this.bytes = bytes;
            this.precision = precision;
        }

        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public byte[] array(FilterRow row) {
            return bytes;
        }

        @Override
        public int from(FilterRow row) {
            return 0;
        }

        @Override
        public int to(FilterRow row) {
            return bytes.length;
        }

        @Override
        public int precision() {
            return precision;
        }
    }

    /** A time. */
    record Time(long value, int precision) implements TimeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return false;
        }

        @Override
        public long micros(FilterRow row) {
            return value;
        }
    }
}
