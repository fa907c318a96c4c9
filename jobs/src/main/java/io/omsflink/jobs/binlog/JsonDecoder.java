package io.omsflink.jobs.binlog;

/**
 * JSON: from MySQL's binary documents to the text that the server prints.
 *
 * <p>An object or array is a count and a size, then the entries of the keys (offset, length) and of
 * the values (type, offset or the value itself if it is small), then the bytes they point to.
 * Offsets count from the container's own start and have 2 bytes in a small container, 4 in a large
 * one. (Format: {@code json_binary.h} of the server.)
 *
 * <p>Two texts differ from the server's on purpose: a double always reads back as that double (see
 * {@link JsonDoubles}), and line breaks inside {@code base64:} texts are escaped, which MySQL 5.7
 * forgets.
 */
record JsonDecoder() implements ValueDecoder {
    private static final int SMALL_OBJECT = 0;
    private static final int LARGE_OBJECT = 1;
    private static final int SMALL_ARRAY = 2;
    private static final int LARGE_ARRAY = 3;
    private static final int LITERAL = 4;
    private static final int INT16 = 5;
    private static final int UINT16 = 6;
    private static final int INT32 = 7;
    private static final int UINT32 = 8;
    private static final int INT64 = 9;
    private static final int UINT64 = 10;
    private static final int DOUBLE = 11;
    private static final int STRING = 12;
    private static final int OPAQUE = 15;

    private static final String[] LITERALS = {"null", "true", "false"};

    @Override
    public void decode(byte[] in, int at, int length, Bytes out) {
        int mark = out.beginValue();
        if (length == 0) {
            out.putAscii("null"); // what INSERT IGNORE leaves in a NOT NULL column without a value
        } else {
            value(Raw.u8(in, at), in, at + 1, at + length, out);
        }
        out.endValue(mark);
    }

    /**
     * @param at where the value begins, after its type
     */
    private static void value(int type, byte[] in, int at, int end, Bytes out) {
        switch (type) {
            case SMALL_OBJECT, LARGE_OBJECT -> object(type == LARGE_OBJECT, in, at, end, out);
            case SMALL_ARRAY, LARGE_ARRAY -> array(type == LARGE_ARRAY, in, at, end, out);
            case STRING -> string(in, at, end, out);
            case OPAQUE -> opaque(in, at, end, out);
            default -> scalar(type, in, at, out);
        }
    }

    private static void scalar(int type, byte[] in, int at, Bytes out) {
        switch (type) {
            case LITERAL -> out.putAscii(LITERALS[in[at]]);
            case INT16 -> out.putLong(Raw.i16(in, at));
            case UINT16 -> out.putLong(Raw.u16(in, at));
            case INT32 -> out.putLong(Raw.i32(in, at));
            case UINT32 -> out.putLong(Raw.u32(in, at));
            case INT64 -> out.putLong(Raw.i64(in, at));
            case UINT64 -> out.putUnsignedLong(Raw.i64(in, at));
            case DOUBLE -> JsonDoubles.append(Double.longBitsToDouble(Raw.i64(in, at)), out);
            default -> throw new IndexOutOfBoundsException("JSON value type " + type);
        }
    }

    private static void object(boolean large, byte[] in, int at, int end, Bytes out) {
        int width = large ? 4 : 2;
        int count = number(in, at, width);
        int keys = at + 2 * width;
        int values = keys + count * (width + 2);
        out.put('{');
        for (int i = 0; i < count; i++) {
            separator(i, out);
            int key = keys + i * (width + 2);
            JsonText.quoted(in, at + number(in, key, width), Raw.u16(in, key + width), out);
            out.put(':');
            out.put(' ');
            entry(large, in, at, values + i * (width + 1), end, out);
        }
        out.put('}');
    }

    private static void array(boolean large, byte[] in, int at, int end, Bytes out) {
        int width = large ? 4 : 2;
        int count = number(in, at, width);
        int values = at + 2 * width;
        out.put('[');
        for (int i = 0; i < count; i++) {
            separator(i, out);
            entry(large, in, at, values + i * (width + 1), end, out);
        }
        out.put(']');
    }

    private static void separator(int index, Bytes out) {
        if (index > 0) {
            out.put(',');
            out.put(' ');
        }
    }

    private static void entry(
            boolean large, byte[] in, int container, int entry, int end, Bytes out) {
        int type = Raw.u8(in, entry);
        if (inlined(type, large)) {
            scalar(type, in, entry + 1, out);
        } else {
            value(type, in, container + number(in, entry + 1, large ? 4 : 2), end, out);
        }
    }

    private static boolean inlined(int type, boolean large) {
        return type == LITERAL
                || type == INT16
                || type == UINT16
                || large && (type == INT32 || type == UINT32);
    }

    private static int number(byte[] in, int at, int width) {
        return width == 2 ? Raw.u16(in, at) : Raw.i32(in, at);
    }

    private static void string(byte[] in, int at, int end, Bytes out) {
        int start = afterLength(in, at);
        JsonText.quoted(in, start, checked(length(in, at), start, end), out);
    }

    private static void opaque(byte[] in, int at, int end, Bytes out) {
        int start = afterLength(in, at + 1);
        JsonOpaque.append(Raw.u8(in, at), in, start, checked(length(in, at + 1), start, end), out);
    }

    /**
     * Lengths have 7 bits in a byte, the lowest first; the highest bit tells that another byte
     * follows.
     */
    private static int length(byte[] in, int at) {
        int length = 0;
        int index = at;
        for (int shift = 0; ; shift += 7) {
            length |= (in[index] & 0x7f) << shift;
            if (in[index++] >= 0) {
                return length;
            }
        }
    }

    private static int afterLength(byte[] in, int at) {
        int index = at;
        while (in[index] < 0) {
            index++;
        }
        return index + 1;
    }

    private static int checked(int length, int start, int end) {
        if (length < 0 || length > end - start) {
            throw new IndexOutOfBoundsException(
                    "JSON string of " + length + " bytes, " + (end - start) + " are left");
        }
        return length;
    }
}
