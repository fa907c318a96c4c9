package io.omsflink.catalog.ddl;

/**
 * Where a column goes.
 *
 * @param after the column before it for {@link Kind#AFTER}, else empty text
 */
public record ColumnPlace(Kind kind, String after) {

    /** Kinds of places. */
    public enum Kind {
        /** Where it is, a new one at the end. */
        UNSAID,
        FIRST,
        AFTER
    }

    static final ColumnPlace UNSAID = new ColumnPlace(Kind.UNSAID, "");
    static final ColumnPlace FIRST = new ColumnPlace(Kind.FIRST, "");

    static ColumnPlace after(String column) {
        return new ColumnPlace(Kind.AFTER, column);
    }
}
