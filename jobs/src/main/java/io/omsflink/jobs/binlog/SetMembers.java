package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;

/**
 * Members of a SET: one bit each, the first member lowest; the text is their list in that order.
 */
final class SetMembers implements Members {
    private final byte[][] texts;
    private final byte[] comma;

    SetMembers(ColumnSchema column) {
        texts = Charsets.members(column);
        comma = Charsets.encode(",", column);
    }

    @Override
    public void append(long number, Bytes out) {
        for (long rest = number; rest != 0; rest &= rest - 1) {
            if (rest != number) {
                out.putBytes(comma);
            }
            out.putBytes(texts[Long.numberOfTrailingZeros(rest)]);
        }
    }
}
