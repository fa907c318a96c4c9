package io.omsflink.catalog.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRangesTest {
    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void transactionsThatFollowEachOtherAreOneRange() {
        LogRanges ranges = new LogRanges();
        ranges.add(SERVER, 5);
        ranges.add(SERVER, 6);
        ranges.add(SERVER, 9);
        ranges.addBytes("bin.000002", 100, 250);
        ranges.addBytes("bin.000002", 250, 300);
        ranges.addBytes("bin.000010", 0, 80);

        assertThat(ranges)
                .hasToString(SERVER + ":5-6:9,bin.000002:101-300,bin.000010:1-80")
                .isEqualTo(LogRanges.parse(ranges.toString()));
    }

    @Test
    void aRunOfTransactionsIsAddedAtOnce() {
        LogRanges ranges = LogRanges.parse(SERVER + ":5");
        ranges.addNumbers(SERVER, 6, 9);

        assertThat(ranges).hasToString(SERVER + ":5:7-9");
    }

    @Test
    void knowsWhatItHolds() {
        LogRanges ranges = LogRanges.parse(SERVER + ":5-6,my.log.000002:101-300");

        assertThat(ranges.contains(SERVER, 6)).isTrue();
        assertThat(ranges.contains(SERVER, 7)).isFalse();
        assertThat(ranges.containsByte("my.log.000002", 300)).isTrue();
        assertThat(ranges.containsByte("my.log.000002", 100)).isFalse();
        assertThat(ranges.containsByte("my.log.000003", 200)).isFalse();
    }

    @Test
    void whatAPositionContainsIsLeftOut() {
        LogRanges ranges = LogRanges.parse(SERVER + ":5-9,bin.000002:101-300,bin.000003:5-70");

        assertThat(ranges.after(new LogPosition(SERVER + ":1-7", "bin.000002", 200)))
                .hasToString(SERVER + ":8-9,bin.000002:201-300,bin.000003:5-70");
        assertThat(ranges.after(LogPosition.ofFile("bin.000003", 70))).hasToString(SERVER + ":5-9");
        assertThat(ranges).hasToString(SERVER + ":5-9,bin.000002:101-300,bin.000003:5-70");
    }

    @Test
    void nothingIsTheEmptyText() {
        assertThat(new LogRanges().isEmpty()).isTrue();
        assertThat(LogRanges.parse("")).hasToString("").isEqualTo(new LogRanges());
    }

    @Test
    void takesInAnother() {
        LogRanges ranges = LogRanges.parse("bin.000001:5-9");
        ranges.addAll(LogRanges.parse("bin.000001:10-12," + SERVER + ":3"));

        assertThat(ranges).hasToString(SERVER + ":3,bin.000001:5-12");
    }
}
