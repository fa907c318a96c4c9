package io.omsflink.catalog;

/**
 * One copy of texts that come again in every table: names of types, charsets and most columns. A
 * hundred thousand tables of ten columns would hold ten million copies of a few hundred texts.
 */
final class SharedText {
    /** Longer ones are expressions and comments, which differ. */
    private static final int LONGEST = 64;

    private SharedText() {}

    /** An equal text; null for null. */
    static String of(String text) {
        return text == null || text.length() > LONGEST ? text : text.intern();
    }
}
