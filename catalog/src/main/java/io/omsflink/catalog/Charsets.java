package io.omsflink.catalog;

/** Names of character sets and collations. */
final class Charsets {
    private Charsets() {}

    /** A collation is named after its charset, up to the first underscore; {@code binary} is both. */
    static String charsetOfCollation(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }
}
