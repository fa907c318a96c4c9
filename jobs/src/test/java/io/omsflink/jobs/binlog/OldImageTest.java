package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Images of before a change go without large values that nothing depends on. */
class OldImageTest {
    private static final int LARGE = ImageDecoder.OLD_VALUE_BYTES + 1;

    /** Two LONGBLOB columns; the second one is in no index. */
    private static ImageDecoder decoder() {
        LogColumn blob = LogColumn.parse(LogType.BLOB, new byte[] {4}, 0);
        ValueDecoder copy = (in, at, length, out) -> out.putValue(in, at, length);
        BitSet optional = new BitSet();
        optional.set(1);
        return new ImageDecoder(
                new LogColumn[] {blob, blob}, new ValueDecoder[] {copy, copy}, optional);
    }

    private static Bytes image(int first, int second) {
        Bytes image = new Bytes();
        image.put(0);
        for (int length : new int[] {first, second}) {
            for (int shift = 0; shift < 32; shift += 8) {
                image.put(length >> shift);
            }
            image.putBytes(filled(length));
        }
        return image;
    }

    private static byte[] filled(int length) {
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) 'x');
        return value;
    }

    private static Bytes packed(int first, int second) {
        Bytes row = new Bytes();
        row.putValue(filled(first), 0, first);
        if (second < 0) {
            row.putNull();
        } else {
            row.putValue(filled(second), 0, second);
        }
        return row;
    }

    @Test
    void aLargeValueOutsideOfIndexesIsLeftOut() {
        Bytes image = image(LARGE, LARGE);
        Bytes row = new Bytes();
        assertThat(decoder().decodeOld(image.array(), 0, image.length(), row))
                .isEqualTo(image.length());
        assertThat(row.toByteArray()).isEqualTo(packed(LARGE, -1).toByteArray());
    }

    @Test
    void aSmallOneIsKeptAndANewImageKeepsAll() {
        Bytes small = image(5, LARGE - 1);
        Bytes row = new Bytes();
        decoder().decodeOld(small.array(), 0, small.length(), row);
        assertThat(row.toByteArray()).isEqualTo(packed(5, LARGE - 1).toByteArray());
        Bytes large = image(5, LARGE);
        row.reset();
        decoder().decode(large.array(), 0, large.length(), row);
        assertThat(row.toByteArray()).isEqualTo(packed(5, LARGE).toByteArray());
    }

    @Test
    void aDamagedLengthIsNoticedInALargeOneToo() {
        Bytes image = image(5, LARGE);
        Bytes row = new Bytes();
        assertThatThrownBy(() -> decoder().decodeOld(image.array(), 0, image.length() - 1, row))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
