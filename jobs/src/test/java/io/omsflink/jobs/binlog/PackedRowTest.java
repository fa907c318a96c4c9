package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedRowTest {

    @Test
    void everyValueIsFoundAgain() {
        Bytes row = new Bytes();
        row.putNull();
        row.putValue(new byte[300], 0, 300);
        row.putValue(new byte[0], 0, 0);
        row.putValue(new byte[] {1, 2}, 0, 2);
        int[] starts = new int[4];
        int[] lengths = new int[4];

        assertThat(PackedRow.index(row.array(), 0, starts, lengths)).isEqualTo(row.length());

        assertThat(starts).containsExactly(1, 3, 304, 305);
        assertThat(lengths).containsExactly(-1, 300, 0, 2);
        assertThat(PackedRow.isNull(row.array(), 0)).isTrue();
        assertThat(PackedRow.skip(row.array(), 0, 3)).isEqualTo(304);
    }

    @Test
    void lengthsTakeAsFewBytesAsPossible() {
        long[] limits = {
            0, 0x7f, 0x80, 0x3fff, 0x4000, 0x1fffff, 0x200000, Integer.MAX_VALUE, Long.MAX_VALUE, -1
        };
        int[] sizes = {1, 1, 2, 2, 3, 3, 4, 5, 9, 10};
        for (int i = 0; i < limits.length; i++) {
            Bytes bytes = new Bytes();
            bytes.putVarint(limits[i]);
            assertThat(bytes.length())
                    .isEqualTo(sizes[i])
                    .isEqualTo(PackedRow.varintSize(limits[i]));
        }
    }
}
