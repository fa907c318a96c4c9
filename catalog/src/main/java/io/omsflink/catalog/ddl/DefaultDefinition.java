package io.omsflink.catalog.ddl;

/**
 * A default as a statement writes it.
 *
 * @param text decoded text of TEXT; digits and sign of NUMBER; binary digits of BITS; hexadecimal
 *     digits of HEX; fraction digits of NOW; the expression of EXPRESSION; else empty text
 */
public record DefaultDefinition(Kind kind, String text) {

    /** Kinds of defaults. */
    public enum Kind {
        NULL,
        TEXT,
        NUMBER,
        BITS,
        HEX,
        NOW,
        EXPRESSION
    }
}
