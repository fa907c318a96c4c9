package io.omsflink.jobs.binlog;

/**
 * Type codes of the log ({@code enum_field_types} of the server); a code without a name here is not
 * supported.
 */
final class LogType {
    static final int TINY = 1;
    static final int SHORT = 2;
    static final int LONG = 3;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int TIMESTAMP = 7;
    static final int LONGLONG = 8;
    static final int INT24 = 9;
    static final int DATE = 10;
    static final int TIME = 11;
    static final int DATETIME = 12;
    static final int YEAR = 13;
    static final int NEWDATE = 14;
    static final int VARCHAR = 15;
    static final int BIT = 16;
    static final int TIMESTAMP2 = 17;
    static final int DATETIME2 = 18;
    static final int TIME2 = 19;
    static final int TYPED_ARRAY = 20;
    static final int VECTOR = 242;
    static final int JSON = 245;
    static final int NEWDECIMAL = 246;
    static final int ENUM = 247;
    static final int SET = 248;
    static final int TINY_BLOB = 249;
    static final int MEDIUM_BLOB = 250;
    static final int LONG_BLOB = 251;
    static final int BLOB = 252;
    static final int VAR_STRING = 253;
    static final int STRING = 254;
    static final int GEOMETRY = 255;

    private LogType() {}

    /** Bytes of metadata that a TABLE_MAP event holds for a column of this type. */
    static int metadataSize(int type) {
        return switch (type) {
            case FLOAT, DOUBLE, TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, BLOB, JSON, GEOMETRY, VECTOR ->
                    1;
            case TIMESTAMP2, DATETIME2, TIME2 -> 1;
            case VARCHAR, BIT, NEWDECIMAL, ENUM, SET, VAR_STRING, STRING -> 2;
            default -> 0;
        };
    }

    /** Whether SIGNEDNESS of the optional metadata holds a bit for a column of this type. */
    static boolean numeric(int type) {
        return switch (type) {
            case TINY, SHORT, INT24, LONG, LONGLONG, NEWDECIMAL, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    static String name(int type) {
        return switch (type) {
            case TINY -> "tinyint";
            case SHORT -> "smallint";
            case INT24 -> "mediumint";
            case LONG -> "int";
            case LONGLONG -> "bigint";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case NEWDECIMAL -> "decimal";
            case TIMESTAMP, TIMESTAMP2 -> "timestamp";
            case DATE, NEWDATE -> "date";
            case TIME, TIME2 -> "time";
            case DATETIME, DATETIME2 -> "datetime";
            case YEAR -> "year";
            case BIT -> "bit";
            case VARCHAR, VAR_STRING -> "varchar or varbinary";
            case STRING -> "char or binary";
            case ENUM -> "enum";
            case SET -> "set";
            case TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, BLOB -> "blob or text";
            case JSON -> "json";
            case GEOMETRY -> "geometry";
            default -> "type code " + type;
        };
    }
}
