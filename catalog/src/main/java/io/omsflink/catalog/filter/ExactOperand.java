package io.omsflink.catalog.filter;

/** A DECIMAL. */
interface ExactOperand extends NumberOperand {

    @Override
    default double approximate(FilterRow row) {
        return exact(row).doubleValue();
    }

    @Override
    default boolean truth(FilterRow row) {
        return exact(row).signum() != 0;
    }

    @Override
    default String kind() {
        return "a decimal number";
    }
}
