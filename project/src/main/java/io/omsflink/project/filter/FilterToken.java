package io.omsflink.project.filter;

import java.util.Locale;

/**
 * A word of a filter.
 *
 * @param at index into the filter's text
 * @param text a literal or quoted name without quotes and escapes, hexadecimal digits of bits, else
 *     as it is written
 */
record FilterToken(Kind kind, int at, String text) {
    enum Kind {
        NAME,
        QUOTED_NAME,
        NUMBER,
        TEXT,
        BITS,
        SIGN,
        END
    }

    /** Whether it is this sign, or this word in any case and without quotes. */
    boolean is(String word) {
        return kind == Kind.SIGN && text.equals(word)
                || kind == Kind.NAME && text.toUpperCase(Locale.ROOT).equals(word);
    }

    /** For messages. */
    String shown() {
        return kind == Kind.END ? "the end of the filter" : "`" + text + "`";
    }
}
