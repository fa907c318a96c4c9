package io.omsflink.jobs.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TargetStrainTest {
    private final AtomicLong clock = new AtomicLong();
    private final TargetStrain strain = new TargetStrain(clock::get);

    private long took(Duration time, long rows) {
        clock.addAndGet(time.toNanos());
        return strain.took(time.toNanos(), rows, rows * 100);
    }

    @Test
    void aTargetAsFastAsUsualIsNotSpared() {
        for (int i = 0; i < 100; i++) {
            assertThat(took(Duration.ofMillis(50 + i), 2_000)).isZero();
        }
    }

    @Test
    void aSlowTargetRestsForAsLongAsItTook() {
        took(Duration.ofMillis(60), 2_000);
        assertThat(took(Duration.ofMillis(900), 2_000)).isEqualTo(900);
        assertThat(took(Duration.ofMinutes(1), 2_000)).isEqualTo(2_000);
        assertThat(took(Duration.ofMillis(60), 2_000)).isZero();
    }

    @Test
    void alargeTransactionIsNotASlowTarget() {
        took(Duration.ofMillis(60), 2_000);
        assertThat(took(Duration.ofSeconds(6), 200_000)).isZero();
    }

    @Test
    void jitterOfSmallTransactionsDoesNotCount() {
        took(Duration.ofMillis(1), 1);
        assertThat(took(Duration.ofMillis(400), 1)).isZero();
    }

    @Test
    void whatStaysSlowIsUsualAfterSomeMinutes() {
        took(Duration.ofMillis(60), 2_000);
        assertThat(took(Duration.ofSeconds(1), 2_000)).isPositive();
        for (int i = 0; i < 6; i++) {
            clock.addAndGet(Duration.ofSeconds(55).toNanos());
            took(Duration.ofSeconds(1), 2_000);
        }
        assertThat(took(Duration.ofSeconds(1), 2_000)).isZero();
    }
}
