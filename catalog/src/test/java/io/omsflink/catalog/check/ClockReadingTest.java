package io.omsflink.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockReadingTest {

    @Test
    void theDifferenceIsReportedLessWhatTheNetworkMayExplain() {
        assertThat(reading(10_000, 5).apartAtLeast(reading(3_000, 20)))
                .isEqualTo(Duration.ofMillis(6_975));
        assertThat(reading(3_000, 5).apartAtLeast(reading(10_000, 20)))
                .isEqualTo(Duration.ofMillis(6_975));
    }

    @Test
    void aSlowAnswerIsNoWrongClock() {
        assertThat(reading(3_000, 2_000).apartAtLeast(reading(0, 2_000))).isZero();
    }

    private static ClockReading reading(long ahead, long uncertain) {
        return new ClockReading(Duration.ofMillis(ahead), Duration.ofMillis(uncertain));
    }
}
