package io.omsflink.catalog.filter;

import java.math.BigDecimal;

/** A DOUBLE; a FLOAT is one as soon as anything is done with it. */
interface ApproximateOperand extends NumberOperand {

    @Override
    default BigDecimal exact(FilterRow row) {
        throw new IllegalStateException("a DOUBLE has no decimal of its own");
    }

    @Override
    default boolean truth(FilterRow row) {
        return approximate(row) != 0;
    }

    @Override
    default int digits() {
        return 0;
    }

    @Override
    default int scale() {
        return 0;
    }

    @Override
    default String kind() {
        return "a DOUBLE";
    }
}
