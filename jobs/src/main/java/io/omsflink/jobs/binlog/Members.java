package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.LoadColumns;

/**
 * Members of an ENUM or SET: the numbers that the server keeps, and the canonical texts that stand
 * for them, as bytes in the column's character set. The same texts as {@link LoadColumns#selected}
 * gives. Immutable.
 */
interface Members {

    static Members of(ColumnSchema column) {
        if (column.dataType().equals("enum")) {
            return new EnumMembers(column);
        }
        return LoadColumns.numbered(column) ? new NumberedMembers(column) : new SetMembers(column);
    }

    /** Appends the text of a number. */
    void append(long number, Bytes out);

    /**
     * Members whose text is not enough to compare a column with: it is the text of another value
     * too.
     */
    interface Ambiguous extends Members {

        /** The number of a text that {@link #append} wrote. */
        long number(byte[] in, int at, int length);
    }
}
