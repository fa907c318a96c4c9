package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    private final Bytes bytes = new Bytes(1);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                -1,
                -10,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void numbersAreWrittenAsJavaPrintsThem(long value) {
        bytes.putLong(value);
        bytes.put(' ');
        bytes.putUnsignedLong(value);
        assertThat(bytes).hasToString(value + " " + Long.toUnsignedString(value));
    }

    @Test
    void randomNumbersAreWrittenAsJavaPrintsThem() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            bytes.reset();
            bytes.putLong(value);
            assertThat(bytes.toString()).isEqualTo(Long.toString(value));
            bytes.reset();
            bytes.putUnsignedLong(value);
            assertThat(bytes.toString()).isEqualTo(Long.toUnsignedString(value));
        }
    }

    @Test
    void digitsAreFilledUpWithZeros() {
        bytes.putDigits(0, 1);
        bytes.putDigits(7, 2);
        bytes.putDigits(7, 3);
        bytes.putDigits(123456789, 9);
        assertThat(bytes).hasToString("007007123456789");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 126, 127, 128, 16382, 16383, 16384, 3_000_000})
    void aValueOfUnknownLengthLooksLikeOneOfKnownLength(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        Bytes known = new Bytes();
        known.put(42);
        known.putValue(content, 0, length);
        bytes.put(42);
        int mark = bytes.beginValue();
        bytes.putBytes(content);
        bytes.endValue(mark);
        assertThat(bytes.toByteArray()).isEqualTo(known.toByteArray());
        assertThat(PackedRow.length(bytes.array(), 1)).isEqualTo(length);
        assertThat(PackedRow.next(bytes.array(), 1)).isEqualTo(bytes.length());
    }
}
