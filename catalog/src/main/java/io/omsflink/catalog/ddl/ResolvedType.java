package io.omsflink.catalog.ddl;

import io.omsflink.catalog.ddl.CharsetRules.Text;
import java.util.List;

/** A type as {@code information_schema.columns} describes it. */
record ResolvedType(
        String dataType,
        String columnType,
        Text text,
        long length,
        int precision,
        int scale,
        List<String> members) {

    static ResolvedType plain(String dataType, String columnType) {
        return new ResolvedType(dataType, columnType, Text.NONE, 0, 0, 0, List.of());
    }

    static ResolvedType sized(String dataType, String columnType, Text text, long length) {
        return new ResolvedType(dataType, columnType, text, length, 0, 0, List.of());
    }

    static ResolvedType exact(String dataType, String columnType, int precision, int scale) {
        return new ResolvedType(dataType, columnType, Text.NONE, 0, precision, scale, List.of());
    }
}
