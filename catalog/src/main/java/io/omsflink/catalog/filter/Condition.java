package io.omsflink.catalog.filter;

/** A three-valued truth. As a number it is 1, 0 or NULL. */
interface Condition extends WholeOperand {
    int FALSE = 0;
    int TRUE = 1;
    int UNKNOWN = -1;

    /** {@link #FALSE}, {@link #TRUE} or {@link #UNKNOWN}. */
    int test(FilterRow row);

    static int of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    @Override
    default boolean isNull(FilterRow row) {
        return test(row) == UNKNOWN;
    }

    @Override
    default long whole(FilterRow row) {
        return test(row);
    }

    @Override
    default boolean unsigned() {
        return false;
    }

    @Override
    default int digits() {
        return 1;
    }

    @Override
    default String kind() {
        return "a condition";
    }
}
