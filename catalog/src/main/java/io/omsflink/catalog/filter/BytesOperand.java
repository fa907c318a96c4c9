package io.omsflink.catalog.filter;

/** A value that is a run of bytes: text, binary, or a date in its canonical text. */
interface BytesOperand extends Operand {

    /** The array that holds the bytes just now. */
    byte[] array(FilterRow row);

    int from(FilterRow row);

    /** After the last byte. */
    int to(FilterRow row);
}
