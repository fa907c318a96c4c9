package io.omsflink.catalog.filter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Columns of a row, by their number among the written ones. */
final class ColumnValues {
    /** So many digits fit into a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private ColumnValues() {}

    /** TINYINT to BIGINT. */
    record Whole(int column, boolean unsigned, int digits) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public long whole(FilterRow row) {
            int at = row.starts[column];
            return number(row.bytes, at, at + row.lengths[column]);
        }
    }

    /** BIT, which is an unsigned number. */
    record Bit(int column, int digits) implements WholeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public boolean unsigned() {
            return true;
        }

        @Override
        public long whole(FilterRow row) {
            long value = 0;
            int at = row.starts[column];
            for (int i = at; i < at + row.lengths[column]; i++) {
                value = value << 8 | row.bytes[i] & 0xff;
            }
            return value;
        }

        @Override
        public String kind() {
            return "a BIT";
        }
    }

    /** YEAR: compared with years only, because the server reads 99 as 1999 beside one. */
    record Year(int column) implements Operand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public String kind() {
            return "a year";
        }

        WholeOperand number() {
            return new Whole(column, true, 4);
        }
    }

    /** DECIMAL. */
    record Decimal(int column, int digits, int scale) implements ExactOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public BigDecimal exact(FilterRow row) {
            int at = row.starts[column];
            int length = row.lengths[column];
            return digits + scale <= SAFE_DIGITS
                    ? BigDecimal.valueOf(number(row.bytes, at, at + length), scale)
                    : new BigDecimal(new String(row.bytes, at, length, StandardCharsets.US_ASCII));
        }
    }

    /** FLOAT or DOUBLE. */
    record Floating(int column) implements ApproximateOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public double approximate(FilterRow row) {
            return Double.parseDouble(
                    new String(
                            row.bytes,
                            row.starts[column],
                            row.lengths[column],
                            StandardCharsets.US_ASCII));
        }
    }

    /** Text, binary string, ENUM or SET. */
    record Text(int column, Collation collation) implements TextOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public byte[] array(FilterRow row) {
            return row.bytes;
        }

        @Override
        public int from(FilterRow row) {
            return row.starts[column];
        }

        @Override
        public int to(FilterRow row) {
            return row.starts[column] + row.lengths[column];
        }
    }

    /** DATE, DATETIME or TIMESTAMP. */
    record Date(int column, int precision) implements DateOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public byte[] array(FilterRow row) {
            return row.bytes;
        }

        @Override
        public int from(FilterRow row) {
            return row.starts[column];
        }

        @Override
        public int to(FilterRow row) {
            return row.starts[column] + row.lengths[column];
        }
    }

    /** TIME. */
    record Time(int column, int precision) implements TimeOperand {
        @Override
        public boolean isNull(FilterRow row) {
            return row.isNull(column);
        }

        @Override
        public long micros(FilterRow row) {
            int at = row.starts[column];
            return Moments.timeMicros(row.bytes, at, at + row.lengths[column]);
        }
    }

    /** The digits as one number: a decimal point counts for nothing. Wraps like an unsigned one. */
    private static long number(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = text[i] == '.' ? value : value * 10 + text[i] - '0';
        }
        return negative ? -value : value;
    }
}
