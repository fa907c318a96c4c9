package io.omsflink.catalog;

/** Names of character sets. */
public final class Charsets {
    private static final java.util.Set<String> WIDE =
            java.util.Set.of("ucs2", "utf16", "utf16le", "utf32", "binary");

    private Charsets() {}

    /**
     * A collation is named after its charset, up to the first underscore; {@code binary} is both.
     */
    static String charsetOfCollation(String collation) {
        int end = collation.indexOf('_');
        return end < 0 ? collation : collation.substring(0, end);
    }

    /**
     * {@code utf8} is called {@code utf8mb3} from MySQL 8.0.30 on; every other charset has one
     * name.
     */
    static String otherName(String charset) {
        return switch (charset) {
            case "utf8" -> "utf8mb3";
            case "utf8mb3" -> "utf8";
            default -> charset;
        };
    }

    static boolean same(String one, String other) {
        return one.equals(other) || one.equals(otherName(other));
    }

    /** Whether the bytes of every text in {@code one} mean the same text in {@code other}. */
    public static boolean sameBytes(String one, String other) {
        return same(one, other)
                || same(one, "utf8") && other.equals("utf8mb4")
                || one.equals("ascii") && !WIDE.contains(other);
    }
}
