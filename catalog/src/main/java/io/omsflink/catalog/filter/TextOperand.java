package io.omsflink.catalog.filter;

/** A text or binary string in the character set of its column. */
interface TextOperand extends BytesOperand {

    Collation collation();

    @Override
    default String kind() {
        return collation().isBinary() ? "a binary string" : "a text";
    }
}
