package io.omsflink.verifier.digest;

/** What a field of canonical bytes holds. The codes are part of the specification. */
public enum Tag {
    NULL(0),
    /** Text in the charset that both sides share, else in UTF-8. */
    TEXT(1),
    /** Bytes as they are. */
    BYTES(2),
    /** A decimal number as ASCII text without superfluous digits. */
    NUMBER(3),
    /** A DOUBLE as its eight bytes, big endian. */
    APPROXIMATE(4),
    /** A date or time as ASCII text without superfluous digits of its fraction. */
    TEMPORAL(5),
    /** A JSON document with one way of writing each value. */
    JSON(6),
    /** Bits without leading zero bytes. */
    BITS(7);

    private final byte code;

    Tag(int code) {
        this.code = (byte) code;
    }

    public byte code() {
        return code;
    }
}
