package io.omsflink.bench.sysbench;

import java.util.SplittableRandom;

/** Values as sysbench draws them. */
final class RowText {
    private static final int GROUP = 11;
    private static final long GROUP_BOUND = 100_000_000_000L;
    private static final int C_GROUPS = 10;
    private static final int PAD_GROUPS = 5;

    private final SplittableRandom random;

    RowText(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A value of column c: 119 characters. */
    String c() {
        return groups(C_GROUPS);
    }

    /** A value of column pad: 59 characters. */
    String pad() {
        return groups(PAD_GROUPS);
    }

    private String groups(int count) {
        char[] text = new char[count * (GROUP + 1) - 1];
        for (int i = 0; i < count; i++) {
            long digits = random.nextLong(GROUP_BOUND);
            int end = i * (GROUP + 1) + GROUP;
            for (int at = end - 1; at >= end - GROUP; at--) {
                text[at] = (char) ('0' + digits % 10);
                digits /= 10;
            }
            if (end < text.length) {
                text[end] = '-';
            }
        }
        return new String(text);
    }
}
