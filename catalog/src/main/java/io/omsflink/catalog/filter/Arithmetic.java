package io.omsflink.catalog.filter;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.filter.FilterException;
import io.omsflink.project.filter.FilterExpression.Sign;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Arithmetic by MySQL's rules: BIGINT where both sides are whole, DOUBLE where one is a DOUBLE,
 * else DECIMAL. A division by zero is NULL; a result that does not fit is an error, as at the
 * server.
 */
final class Arithmetic {
    private static final int MOST_DIGITS = 65;
    private static final int MOST_SCALE = 30;
    private static final int GROUP = 9;

    /** The server's default, which sessions of ours rely on. */
    private static final int DIVISION_DIGITS = 4;

    private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(64);

    private Arithmetic() {}

    /**
     * @param at where the operator stands
     */
    static NumberOperand of(Sign sign, NumberOperand left, NumberOperand right, int at) {
        refuseQuotient(left, at);
        refuseQuotient(right, at);
        boolean approximate =
                left instanceof ApproximateOperand || right instanceof ApproximateOperand;
        boolean whole = left instanceof WholeOperand && right instanceof WholeOperand;
        if (approximate) {
            return approximate(sign, left, right, at);
        }
        if (sign == Sign.DIV) {
            return new Division(left, right, unsigned(left) || unsigned(right));
        }
        if (sign == Sign.OVER) {
            return quotient(left, right, at);
        }
        return whole
                ? whole(sign, (WholeOperand) left, (WholeOperand) right)
                : exact(sign, left, right, at);
    }

    private static boolean unsigned(NumberOperand operand) {
        return operand instanceof WholeOperand whole && whole.unsigned();
    }

    /** How many digits the server keeps of a quotient that goes on being used is not documented. */
    static void refuseQuotient(Operand operand, int at) {
        if (operand instanceof Quotient) {
            throw new FilterException(
                    at,
                    "the result of a division can only be compared here. Multiply the other side"
                            + " instead.");
        }
    }

    private static NumberOperand approximate(
            Sign sign, NumberOperand left, NumberOperand right, int at) {
        if (sign == Sign.DIV) {
            throw new FilterException(
                    at, "DIV of a DOUBLE is rounded by the server. Use whole or decimal numbers.");
        }
        return new Approximate(sign, left, right);
    }

    private static NumberOperand whole(Sign sign, WholeOperand left, WholeOperand right) {
        boolean unsigned = sign == Sign.MOD ? left.unsigned() : left.unsigned() || right.unsigned();
        return new Whole(sign, left, right, unsigned);
    }

    private static NumberOperand exact(Sign sign, NumberOperand left, NumberOperand right, int at) {
        int digits = Math.max(left.digits(), right.digits()) + (sign == Sign.MOD ? 0 : 1);
        int scale = Math.max(left.scale(), right.scale());
        if (sign == Sign.TIMES) {
            digits = left.digits() + right.digits();
            scale = left.scale() + right.scale();
        }
        if (digits + scale > MOST_DIGITS || scale > MOST_SCALE) {
            throw new FilterException(
                    at,
                    "the result may have "
                            + digits
                            + " digits before and "
                            + scale
                            + " after the point, and a DECIMAL holds 65, 30 of them after the"
                            + " point. Compare smaller numbers.");
        }
        return new Exact(sign, left, right, digits, scale);
    }

    private static NumberOperand quotient(NumberOperand left, NumberOperand right, int at) {
        if (left.scale() > GROUP || right.scale() > GROUP) {
            throw new FilterException(
                    at,
                    "a number with more than 9 digits after the point is divided. Multiply the"
                            + " other side instead.");
        }
        // decimal_div of the server computes in groups of nine digits and cuts the rest off.
        int leftGroups = groups(left.scale());
        int rightGroups = groups(right.scale());
        int more =
                Math.max(
                        0,
                        DIVISION_DIGITS
                                - (leftGroups * GROUP - left.scale())
                                - (rightGroups * GROUP - right.scale()));
        return new Quotient(left, right, GROUP * (leftGroups + rightGroups + groups(more)));
    }

    private static int groups(int digits) {
        return (digits + GROUP - 1) / GROUP;
    }

    private static boolean isNull(
            Sign sign, NumberOperand left, NumberOperand right, FilterRow row) {
        boolean divides = sign == Sign.OVER || sign == Sign.DIV || sign == Sign.MOD;
        return left.isNull(row) || right.isNull(row) || divides && !right.truth(row);
    }

    /** The 64 bits of a result. */
    static long fitting(BigInteger value, boolean unsigned) {
        boolean fits =
                unsigned
                        ? value.signum() >= 0 && value.compareTo(UNSIGNED_END) < 0
                        : value.bitLength() < Long.SIZE;
        if (!fits) {
            throw overflow(unsigned ? "BIGINT UNSIGNED" : "BIGINT", value);
        }
        return value.longValue();
    }

    static OmsException overflow(String type, Object value) {
        return new OmsException(
                ErrorCode.VALUE_REFUSED,
                "Cannot evaluate a row filter: "
                        + value
                        + " is out of the range of "
                        + type
                        + ", and the source refuses to compute it too. Change the filter so that it"
                        + " fits for every row.");
    }

    /** BIGINT. */
    record Whole(Sign sign, WholeOperand left, WholeOperand right, boolean unsigned)
            implements WholeOperand {
        /** Values below this can be added and multiplied without a look at the result. */
        private static final long SMALL = 1L << 31;

        @Override
        public boolean isNull(FilterRow row) {
            return Arithmetic.isNull(sign, left, right, row);
        }

        @Override
        public int digits() {
            return WholeOperand.MOST_DIGITS;
        }

        @Override
        public long whole(FilterRow row) {
            long a = left.whole(row);
            long b = right.whole(row);
            boolean small = a >= 0 && a < SMALL && b >= 0 && b < SMALL;
            if (!small || sign == Sign.MINUS) {
                return fitting(
                        large(left.exact(row).toBigInteger(), right.exact(row).toBigInteger()),
                        unsigned);
            }
            return switch (sign) {
                case PLUS -> a + b;
                case TIMES -> a * b;
                default -> a % b;
            };
        }

        private BigInteger large(BigInteger a, BigInteger b) {
            return switch (sign) {
                case PLUS -> a.add(b);
                case MINUS -> a.subtract(b);
                case TIMES -> a.multiply(b);
                default -> a.remainder(b);
            };
        }
    }

    /** {@code DIV}: the whole part of a quotient. */
    record Division(NumberOperand left, NumberOperand right, boolean unsigned)
            implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return Arithmetic.isNull(Sign.DIV, left, right, row);
        }

        @Override
        public int digits() {
            return WholeOperand.MOST_DIGITS;
        }

        @Override
        public long whole(FilterRow row) {
            return fitting(
                    left.exact(row).divideToIntegralValue(right.exact(row)).toBigInteger(),
                    unsigned);
        }
    }

    /** DECIMAL. */
    record Exact(Sign sign, NumberOperand left, NumberOperand right, int digits, int scale)
            implements ExactOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return Arithmetic.isNull(sign, left, right, row);
        }

        @Override
        public BigDecimal exact(FilterRow row) {
            BigDecimal a = left.exact(row);
            BigDecimal b = right.exact(row);
            return switch (sign) {
                case PLUS -> a.add(b);
                case MINUS -> a.subtract(b);
                case TIMES -> a.multiply(b);
                default -> a.remainder(b);
            };
        }
    }

    /**
     * {@code /} of exact numbers.
     *
     * @param scale digits after the point that the server computes
     */
    record Quotient(NumberOperand left, NumberOperand right, int scale) implements ExactOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return Arithmetic.isNull(Sign.OVER, left, right, row);
        }

        @Override
        public int digits() {
            return MOST_DIGITS;
        }

        @Override
        public BigDecimal exact(FilterRow row) {
            return left.exact(row).divide(right.exact(row), scale, RoundingMode.DOWN);
        }
    }

    /** DOUBLE. */
    record Approximate(Sign sign, NumberOperand left, NumberOperand right)
            implements ApproximateOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return Arithmetic.isNull(sign, left, right, row);
        }

        @Override
        public double approximate(FilterRow row) {
            double a = left.approximate(row);
            double b = right.approximate(row);
            double result =
                    switch (sign) {
                        case PLUS -> a + b;
                        case MINUS -> a - b;
                        case TIMES -> a * b;
                        case OVER -> a / b;
                        default -> a % b;
                    };
            if (Double.isInfinite(result)) {
                throw overflow("DOUBLE", result);
            }
            return result;
        }
    }
}
