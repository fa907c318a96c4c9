package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;

/**
 * The server sends the numbers of a ZEROFILL column with leading zeros, so the canonical bytes have
 * them too.
 */
final class ZeroFill {

    private ZeroFill() {}

    /**
     * Display width of an integer column, e.g. 5 of {@code int(5) unsigned zerofill}; 0 without
     * ZEROFILL.
     */
    static int integerWidth(ColumnSchema column) {
        String type = column.columnType();
        int open = type.indexOf('(');
        if (!type.contains("zerofill") || open < 0) {
            return 0;
        }
        return Integer.parseInt(type.substring(open + 1, type.indexOf(')')));
    }

    static void put(long unsigned, int width, Bytes out) {
        int start = out.length();
        out.putUnsignedLong(unsigned);
        int digits = out.length() - start;
        if (digits < width) {
            out.truncate(start);
            zeros(width - digits, out);
            out.putUnsignedLong(unsigned);
        }
    }

    static void zeros(int count, Bytes out) {
        for (int i = 0; i < count; i++) {
            out.put('0');
        }
    }
}
