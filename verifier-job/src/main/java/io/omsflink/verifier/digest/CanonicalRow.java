package io.omsflink.verifier.digest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the canonical bytes of a row apart again. */
public final class CanonicalRow {
    private CanonicalRow() {}

    /** Values in the order of the fields; null for NULL. */
    public static List<byte[]> values(byte[] row) {
        List<byte[]> values = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(row);
        while (in.hasRemaining()) {
            if (in.get() == Tag.NULL.code()) {
                values.add(null);
            } else {
                byte[] value = new byte[in.getInt()];
                in.get(value);
                values.add(value);
            }
        }
        return values;
    }

    /** The first fields, as they stand in the row. */
    public static byte[] prefix(byte[] row, int fields) {
        ByteBuffer in = ByteBuffer.wrap(row);
        for (int i = 0; i < fields; i++) {
            if (in.get() != Tag.NULL.code()) {
                in.position(in.getInt() + in.position());
            }
        }
        return Arrays.copyOf(row, in.position());
    }
}
