package io.omsflink.verifier.digest;

import java.nio.charset.StandardCharsets;

/**
 * How the bytes that a server sends for a value become canonical: equal values give equal bytes on
 * every server and for every type of the same family, different ones different bytes.
 */
public enum FieldForm {
    TEXT {
        @Override
        void write(byte[] value, RowBytes out) {
            out.field(Tag.TEXT, value, 0, value.length);
        }
    },
    BYTES {
        @Override
        void write(byte[] value, RowBytes out) {
            out.field(Tag.BYTES, value, 0, value.length);
        }
    },
    NUMBER {
        @Override
        void write(byte[] value, RowBytes out) {
            Numbers.write(value, out);
        }
    },
    APPROXIMATE {
        @Override
        void write(byte[] value, RowBytes out) {
            out.beginField(Tag.APPROXIMATE);
            // -0.0 and 0.0 have different bits, and are different values to whoever divides by
            // them.
            out.putLong(
                    Double.doubleToLongBits(
                            Double.parseDouble(new String(value, StandardCharsets.US_ASCII))));
            out.endField();
        }
    },
    TEMPORAL {
        @Override
        void write(byte[] value, RowBytes out) {
            out.field(Tag.TEMPORAL, value, 0, Numbers.withoutTrailingZeros(value));
        }
    },
    JSON {
        @Override
        void write(byte[] value, RowBytes out) {
            byte[] canonical = new JsonForm(value).canonical();
            out.field(Tag.JSON, canonical, 0, canonical.length);
        }
    },
    BITS {
        @Override
        void write(byte[] value, RowBytes out) {
            int from = 0;
            while (from < value.length && value[from] == 0) {
                from++;
            }
            out.field(Tag.BITS, value, from, value.length - from);
        }
    };

    abstract void write(byte[] value, RowBytes out);

    /** What its fields are marked with. */
    public Tag tag() {
        return Tag.valueOf(name());
    }

    /**
     * Appends a field.
     *
     * @param value as the server sent it on a connection for reading; null for NULL
     */
    public void append(byte[] value, RowBytes out) {
        if (value == null) {
            out.putNull();
        } else {
            write(value, out);
        }
    }
}
