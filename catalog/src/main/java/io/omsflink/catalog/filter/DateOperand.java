package io.omsflink.catalog.filter;

/**
 * A DATE, DATETIME or TIMESTAMP in its canonical text, which has the same order as the values. A
 * TIMESTAMP is in UTC, on every connection and in the log.
 */
interface DateOperand extends BytesOperand {

    /** Digits after the seconds; -1 for a DATE. */
    int precision();

    @Override
    default String kind() {
        return precision() < 0 ? "a date" : "a date and time";
    }
}
