package io.omsflink.catalog.filter;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A BIGINT: 64 bits, with or without sign. */
interface WholeOperand extends NumberOperand {
    int MOST_DIGITS = 20;

    /** The 64 bits. */
    long whole(FilterRow row);

    boolean unsigned();

    @Override
    default BigDecimal exact(FilterRow row) {
        long value = whole(row);
        return unsigned() && value < 0
                ? new BigDecimal(new BigInteger(Long.toUnsignedString(value)))
                : BigDecimal.valueOf(value);
    }

    @Override
    default double approximate(FilterRow row) {
        long value = whole(row);
        return unsigned() && value < 0 ? unsignedDouble(value) : (double) value;
    }

    /** Rounds once: to the nearest double. */
    private static double unsignedDouble(long bits) {
        return new BigInteger(Long.toUnsignedString(bits)).doubleValue();
    }

    @Override
    default boolean truth(FilterRow row) {
        return whole(row) != 0;
    }

    @Override
    default int scale() {
        return 0;
    }

    @Override
    default String kind() {
        return "a whole number";
    }
}
