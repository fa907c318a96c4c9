package io.omsflink.jobs.sink;

import io.omsflink.jobs.binlog.PackedRow;
import io.omsflink.jobs.element.Changes;

/** Walks through packed changes row image by row image. */
final class ChangeScan {
    /** Takes row images. */
    interface Rows {
        /** The row as it was before a change: it is gone afterwards. */
        void before(int table, byte[] in, int at);

        /** The row as a change leaves it. */
        void after(int table, byte[] in, int at);

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
            int operation = Changes.operation(code);
            int table = table(changes, at + 1);
            if (Changes.cascades(code)) {
                rows.cascade(table);
            }
            at += 1 + PackedRow.varintSize(table);
            if (operation != Changes.INSERT) {
                rows.before(table, changes, at);
                at = PackedRow.skip(changes, at, columns[table]);
            }
            if (operation != Changes.DELETE) {
                rows.after(table, changes, at);
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
