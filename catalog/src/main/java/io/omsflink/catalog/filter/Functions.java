package io.omsflink.catalog.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Functions of one value, and the first value that is not NULL. */
final class Functions {
    private static final int LENGTH_DIGITS = 10;

    private Functions() {}

    /** The number with the other sign; a BIGINT stays one. */
    static NumberOperand negative(NumberOperand of) {
        if (of instanceof WholeOperand whole) {
            return new WholeSign(whole, true, false);
        }
        return of instanceof ApproximateOperand
                ? new ApproximateSign(of, true)
                : new ExactSign(of, true);
    }

    /** {@code ABS}. */
    static NumberOperand absolute(NumberOperand of) {
        if (of instanceof WholeOperand whole) {
            return new WholeSign(whole, false, whole.unsigned());
        }
        return of instanceof ApproximateOperand
                ? new ApproximateSign(of, false)
                : new ExactSign(of, false);
    }

    /**
     * @param negate whether the sign is turned; else it is dropped
     */
    record WholeSign(WholeOperand of, boolean negate, boolean unsigned) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return of.isNull(row);
        }

        @Override
        public int digits() {
            return of.digits();
        }

        @Override
        public long whole(FilterRow row) {
            BigInteger value = of.exact(row).toBigInteger();
            return Arithmetic.fitting(negate ? value.negate() : value.abs(), unsigned);
        }
    }

    /** The same of a DECIMAL. */
    record ExactSign(NumberOperand of, boolean negate) implements ExactOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return of.isNull(row);
        }

        @Override
        public int digits() {
            return of.digits();
        }

        @Override
        public int scale() {
            return of.scale();
        }

        @Override
        public BigDecimal exact(FilterRow row) {
            return negate ? of.exact(row).negate() : of.exact(row).abs();
        }
    }

    /** The same of a DOUBLE. */
    record ApproximateSign(NumberOperand of, boolean negate) implements ApproximateOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return of.isNull(row);
        }

        @Override
        public double approximate(FilterRow row) {
            return negate ? -of.approximate(row) : Math.abs(of.approximate(row));
        }
    }

    /** {@code LENGTH}: bytes. */
    record Length(TextOperand of) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return of.isNull(row);
        }

        @Override
        public boolean unsigned() {
            return false;
        }

        @Override
        public int digits() {
            return LENGTH_DIGITS;
        }

        @Override
        public long whole(FilterRow row) {
            return (long) of.to(row) - of.from(row);
        }
    }

    /** {@code CHAR_LENGTH} of UTF-8: every byte but those that continue a character. */
    record Characters(TextOperand of) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return of.isNull(row);
        }

        @Override
        public boolean unsigned() {
            return false;
        }

        @Override
        public int digits() {
            return LENGTH_DIGITS;
        }

        @Override
        public long whole(FilterRow row) {
            byte[] text = of.array(row);
            int end = of.to(row);
            int characters = 0;
            for (int i = of.from(row); i < end; i++) {
                characters += (text[i] & 0xc0) == 0x80 ? 0 : 1;
            }
            return characters;
        }
    }

    private static <T extends Operand> T first(List<T> of, FilterRow row) {
        for (T operand : of) {
            if (!operand.isNull(row)) {
                return operand;
            }
        }
        return of.get(of.size() - 1);
    }

    /** {@code COALESCE} of whole numbers. */
    record FirstWhole(List<WholeOperand> of, boolean unsigned) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return first(of, row).isNull(row);
        }

        @Override
        public int digits() {
            return of.stream().mapToInt(NumberOperand::digits).max().orElse(1);
        }

        @Override
        public long whole(FilterRow row) {
            return first(of, row).whole(row);
        }
    }

    /** {@code COALESCE} of whole and decimal numbers. */
    record FirstExact(List<NumberOperand> of) implements ExactOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return first(of, row).isNull(row);
        }

        @Override
        public int digits() {
            return of.stream().mapToInt(NumberOperand::digits).max().orElse(1);
        }

        @Override
        public int scale() {
            return of.stream().mapToInt(NumberOperand::scale).max().orElse(0);
        }

        @Override
        public BigDecimal exact(FilterRow row) {
            return first(of, row).exact(row);
        }
    }

    /** {@code COALESCE} of numbers with a DOUBLE among them. */
    record FirstApproximate(List<NumberOperand> of) implements ApproximateOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return first(of, row).isNull(row);
        }

        @Override
        public double approximate(FilterRow row) {
            return first(of, row).approximate(row);
        }
    }

    /** {@code COALESCE} of texts of one collation. */
    record FirstText(List<TextOperand> of, Collation collation) implements TextOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return first(of, row).isNull(row);
        }

        @Override
        public byte[] array(FilterRow row) {
            return first(of, row).array(row);
        }

        @Override
        public int from(FilterRow row) {
            return first(of, row).from(row);
        }

        @Override
        public int to(FilterRow row) {
            return first(of, row).to(row);
        }
    }
}
