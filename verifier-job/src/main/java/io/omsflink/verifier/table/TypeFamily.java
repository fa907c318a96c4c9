package io.omsflink.verifier.table;

import io.omsflink.catalog.ColumnSchema;

/** Types whose values can be compared with each other. */
enum TypeFamily {
    EXACT,
    APPROXIMATE,
    BIT,
    DATE,
    TIME,
    MOMENT,
    JSON,
    TEXT,
    MEMBER,
    BYTES,
    GEOMETRY;

    static TypeFamily of(ColumnSchema column) {
        return switch (column.dataType()) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year" -> EXACT;
            case "float", "double" -> APPROXIMATE;
            case "bit" -> BIT;
            case "date" -> DATE;
            case "time" -> TIME;
            case "datetime", "timestamp" -> MOMENT;
            case "json" -> JSON;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> TEXT;
            case "enum", "set" -> MEMBER;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BYTES;
            default -> GEOMETRY;
        };
    }
}
