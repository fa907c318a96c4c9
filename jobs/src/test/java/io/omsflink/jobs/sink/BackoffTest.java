package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final long[] LIMITS = {100, 200, 400, 800, 1_000, 1_000, 1_000};

    private final List<Long> pauses = new ArrayList<>();
    private final long seed = Long.getLong("oms.test.seed", System.nanoTime());
    private final Backoff backoff =
            new Backoff(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    8,
                    new Random(seed),
                    pauses::add);

    @Test
    void pausesDoubleUpToTheLongestAndEndWithTheAttempts() throws InterruptedException {
        for (int i = 0; i < LIMITS.length; i++) {
            assertThat(backoff.await()).as("failure %d", i + 1).isTrue();
        }
        assertThat(backoff.await()).isFalse();
        assertThat(pauses).hasSize(LIMITS.length);
        for (int i = 0; i < LIMITS.length; i++) {
            assertThat(pauses.get(i))
                    .as("pause %d with seed %d", i, seed)
                    .isBetween(LIMITS[i] / 2, LIMITS[i]);
        }
    }

    @Test
    void aSuccessStartsAnew() throws InterruptedException {
        backoff.await();
        backoff.await();
        assertThat(backoff.failures()).isEqualTo(2);
        backoff.reset();
        pauses.clear();
        backoff.await();
        assertThat(pauses.get(0)).isBetween(50L, 100L);
    }

    @Test
    void pausesDifferBetweenWriters() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            backoff.await();
        }
        assertThat(pauses.subList(4, 7).stream().distinct())
                .as("seed %d", seed)
                .hasSizeGreaterThan(1);
    }

    @Test
    void anInterruptEndsThePause() {
        Backoff real = new Backoff(Duration.ofHours(1), Duration.ofHours(1), 3);
        Thread.currentThread().interrupt();
        assertThatThrownBy(real::await).isInstanceOf(InterruptedException.class);
    }
}
