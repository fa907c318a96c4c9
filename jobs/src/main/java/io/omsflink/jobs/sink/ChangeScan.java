package io.omsflink.jobs.sink;

import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.Changes;

/** Walks through packed changes row image by row image. */
final class ChangeScan {
    /** Takes a row image. */
    interface Rows {
        void row(int table, byte[] in, int at);

        /** The row that follows is at the head of a cascade. */
        void cascade(int table);
    }

    private ChangeScan() {}

    /**
     * @param columns for each table the number of values in a row
     */
    static void scan(byte[] changes, int[] columns, Rows rows) {
        int at = 0;
        while (at < changes.length) {
            int code = changes[at];
            int images = Changes.operation(code) == Changes.UPDATE ? 2 : 1;
            int table = table(changes, at + 1);
            if (Changes.cascades(code)) {
                rows.cascade(table);
            }
            at += 1 + PackedRow.varintSize(table);
            for (int i = 0; i < images; i++) {
                rows.row(table, changes, at);
                at = PackedRow.skip(changes, at, columns[table]);
            }
        }
    }

    /** The varint at {@code at}. */
    static int table(byte[] in, int at) {
        int value = 0;
        int shift = 0;
        int index = at;
        int b;
        do {
            b = in[index++];
            value |= (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }
}
