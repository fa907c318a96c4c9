package io.omsflink.verifier.table;

import io.omsflink.catalog.ColumnSchema;

/** Whether two servers order the values of a key column alike. */
final class KeyOrder {
    private KeyOrder() {}

    static boolean same(ColumnPair column) {
        return switch (column.form()) {
            // The numbers of an ENUM have an index only in comparisons by equality.
            case NUMBER -> !isMember(column.source()) && !isMember(column.target());
            case TEMPORAL, BYTES -> true;
            case TEXT -> sameCollation(column.source(), column.target());
            default -> false;
        };
    }

    private static boolean isMember(ColumnSchema column) {
        return TypeFamily.of(column) == TypeFamily.MEMBER;
    }

    /** A collation of the same name orders alike; one with another name may not. */
    private static boolean sameCollation(ColumnSchema source, ColumnSchema target) {
        return TypeFamily.of(source) == TypeFamily.TEXT
                && TypeFamily.of(target) == TypeFamily.TEXT
                && plain(source.collation()).equals(plain(target.collation()));
    }

    /** {@code utf8} is called {@code utf8mb3} from MySQL 8.0.30 on. */
    private static String plain(String collation) {
        return collation.replaceFirst("^utf8mb3_", "utf8_");
    }
}
