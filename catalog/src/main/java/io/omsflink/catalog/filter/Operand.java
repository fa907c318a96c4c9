package io.omsflink.catalog.filter;

/** A typed value of a filter. Immutable; a value is asked for only where it is not NULL. */
interface Operand {

    boolean isNull(FilterRow row);

    /** What it is, for messages: {@code a whole number}. */
    String kind();
}
