package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;

/** A SET with an empty member, whose lists of members are ambiguous: the text is its number. */
final class NumberedMembers implements Members.Ambiguous {
    private final ColumnSchema column;
    private final String prefix;

    NumberedMembers(ColumnSchema column) {
        this.column = column;
        this.prefix = LoadColumns.numberPrefix(column);
    }

    @Override
    public void append(long number, Bytes out) {
        out.putBytes(Charsets.encode(prefix + Long.toUnsignedString(number), column)); // rare
    }

    @Override
    public long number(byte[] in, int at, int length) {
        long number = 0;
        for (int i = at; i < at + length; i++) {
            // Wide character sets have zero bytes between the digits.
            number = in[i] == 0 ? number : number * 10 + in[i] - '0';
        }
        return number;
    }
}
