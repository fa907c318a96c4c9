package io.omsflink.catalog.filter;

/** A TIME. */
interface TimeOperand extends Operand {

    long micros(FilterRow row);

    /** Digits after the seconds. */
    int precision();

    @Override
    default String kind() {
        return "a time";
    }
}
