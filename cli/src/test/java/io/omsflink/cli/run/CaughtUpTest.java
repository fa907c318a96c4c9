package io.omsflink.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import org.junit.jupiter.api.Test;

class CaughtUpTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562:";

    @Test
    void aSetCountsNotTheFileWhereTheSourceHasGtids() {
        LogPosition goal = new LogPosition(A + "1-10", "bin.000009", 4);
        assertThat(CaughtUp.covers(new LogPosition(A + "1-10", "bin.000001", 4), goal)).isTrue();
        assertThat(CaughtUp.covers(new LogPosition(A + "1-9", "bin.000010", 4), goal)).isFalse();
    }

    @Test
    void filesCompareByNumber() {
        LogPosition goal = LogPosition.ofFile("bin.999999", 500);
        assertThat(CaughtUp.covers(LogPosition.ofFile("bin.1000000", 4), goal)).isTrue();
        assertThat(CaughtUp.covers(LogPosition.ofFile("bin.999999", 499), goal)).isFalse();
        assertThat(CaughtUp.covers(LogPosition.ofFile("bin.999999", 500), goal)).isTrue();
    }
}
