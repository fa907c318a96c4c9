package io.omsflink.jobs.binlog;

/**
 * A column as a TABLE_MAP event describes it, with MySQL's indirections resolved.
 *
 * <p>A stored value is either of fixed size ({@code prefix} 0) or follows a little-endian length of
 * {@code prefix} bytes.
 *
 * @param type a {@link LogType}; ENUM and SET carry their own code, never STRING
 * @param prefix bytes of the length in front of a value, 0 for a value of fixed size
 * @param size bytes of a value of fixed size; the longest value in bytes for CHAR, BINARY, VARCHAR
 *     and VARBINARY
 * @param precision digits of DECIMAL, bits of BIT, 0 elsewhere
 * @param scale digits after the point of DECIMAL and of a fraction of a second, 0 elsewhere
 */
record LogColumn(int type, int prefix, int size, int precision, int scale) {

    /**
     * @param code type code of the event
     * @param in the event, with the column's metadata at {@code at}
     */
    static LogColumn parse(int code, byte[] in, int at) {
        return switch (code) {
            case LogType.TINY, LogType.YEAR -> fixed(code, 1);
            case LogType.SHORT -> fixed(code, 2);
            case LogType.INT24, LogType.DATE, LogType.NEWDATE, LogType.TIME -> fixed(code, 3);
            case LogType.LONG, LogType.TIMESTAMP, LogType.FLOAT -> fixed(code, 4);
            case LogType.LONGLONG, LogType.DATETIME, LogType.DOUBLE -> fixed(code, 8);
            case LogType.TIME2 -> fractional(code, 3, Raw.u8(in, at));
            case LogType.TIMESTAMP2 -> fractional(code, 4, Raw.u8(in, at));
            case LogType.DATETIME2 -> fractional(code, 5, Raw.u8(in, at));
            case LogType.NEWDECIMAL -> decimal(Raw.u8(in, at), Raw.u8(in, at + 1));
            case LogType.BIT -> bit(Raw.u8(in, at), Raw.u8(in, at + 1));
            case LogType.VARCHAR, LogType.VAR_STRING -> text(LogType.VARCHAR, Raw.u16(in, at));
            case LogType.STRING, LogType.ENUM, LogType.SET ->
                    string(Raw.u8(in, at), Raw.u8(in, at + 1));
            case LogType.TINY_BLOB, LogType.MEDIUM_BLOB, LogType.LONG_BLOB, LogType.BLOB ->
                    prefixed(LogType.BLOB, Raw.u8(in, at));
            case LogType.JSON, LogType.GEOMETRY, LogType.VECTOR -> prefixed(code, Raw.u8(in, at));
            case LogType.TYPED_ARRAY ->
                    prefixed(code, 4); // stored as JSON, whatever its elements are
            default -> fixed(code, 0);
        };
    }

    private static LogColumn fixed(int type, int size) {
        return new LogColumn(type, 0, size, 0, 0);
    }

    private static LogColumn prefixed(int type, int prefix) {
        return new LogColumn(type, prefix, 0, 0, 0);
    }

    private static LogColumn text(int type, int maxBytes) {
        return new LogColumn(type, maxBytes > 255 ? 2 : 1, maxBytes, 0, 0);
    }

    private static LogColumn fractional(int type, int size, int digits) {
        return new LogColumn(type, 0, size + (digits + 1) / 2, 0, digits);
    }

    private static LogColumn decimal(int precision, int scale) {
        return new LogColumn(
                LogType.NEWDECIMAL,
                0,
                DecimalDecoder.storedSize(precision, scale),
                precision,
                scale);
    }

    private static LogColumn bit(int bits, int bytes) {
        return new LogColumn(LogType.BIT, 0, bytes + (bits > 0 ? 1 : 0), 8 * bytes + bits, 0);
    }

    /**
     * STRING stands for CHAR, BINARY, ENUM and SET. The first byte is the real type; for lengths
     * above 255 its bits 4 and 5 hold the inverse of bits 8 and 9 of the length, which works
     * because every real type has both set.
     */
    private static LogColumn string(int first, int second) {
        if ((first & 0x30) != 0x30) {
            return text(first | 0x30, second | ((first & 0x30) ^ 0x30) << 4);
        }
        return first == LogType.ENUM || first == LogType.SET
                ? fixed(first, second)
                : text(LogType.STRING, second);
    }

    /** In words for the user. */
    String describe() {
        return switch (type) {
            case LogType.NEWDECIMAL -> "decimal(" + precision + "," + scale + ")";
            case LogType.BIT -> "bit(" + precision + ")";
            case LogType.STRING, LogType.VARCHAR -> LogType.name(type) + " of " + size + " bytes";
            case LogType.BLOB -> LogType.name(type) + " with " + prefix + " length bytes";
            default -> scale > 0 ? LogType.name(type) + "(" + scale + ")" : LogType.name(type);
        };
    }
}
