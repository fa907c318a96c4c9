package io.omsflink.verifier.job;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parts of what crosses an edge of the job. */
final class Wire {
    private static final int NULL = -1;

    private Wire() {}

    /** Writes to a stream. */
    @FunctionalInterface
    interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    static byte[] write(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static DataInputStream read(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    static void writeText(String text, DataOutputStream out) throws IOException {
        writeValue(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readValue(in), StandardCharsets.UTF_8);
    }

    /**
     * @param value may be null
     */
    static void writeValue(byte[] value, DataOutputStream out) throws IOException {
        out.writeInt(value == null ? NULL : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    static byte[] readValue(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : in.readNBytes(length);
    }

    static void writeValues(List<byte[]> values, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (byte[] value : values) {
            writeValue(value, out);
        }
    }

    static List<byte[]> readValues(DataInputStream in) throws IOException {
        List<byte[]> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(readValue(in));
        }
        return values;
    }
}
