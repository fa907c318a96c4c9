package io.omsflink.jobs.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenBucketTest {
    private final AtomicLong clock = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(1_000, clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void aLargeAmountPassesAtOnceAndIsPaidOffByTheNext() throws InterruptedException {
        bucket.take(5_000);
        assertThat(bucket.waitMillis()).isEqualTo(5_000);
        pass(Duration.ofSeconds(4));
        assertThat(bucket.waitMillis()).isEqualTo(1_000);
        pass(Duration.ofSeconds(1));
        assertThat(bucket.waitMillis()).isZero();
    }

    @Test
    void theAverageIsTheRateHoweverItIsTaken() throws InterruptedException {
        long taken = 0;
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofMillis(10));
            while (bucket.waitMillis() == 0) {
                bucket.take(37);
                taken += 37;
            }
        }
        assertThat(taken).isBetween(10_000L, 10_200L);
    }

    @Test
    void anIdleTimeIsNotSavedUp() throws InterruptedException {
        pass(Duration.ofHours(1));
        bucket.take(1_000);
        assertThat(bucket.waitMillis()).isEqualTo(900);
    }

    @Test
    void withoutALimitNobodyWaits() throws InterruptedException {
        TokenBucket open = new TokenBucket(0);
        open.take(Long.MAX_VALUE / 2);
        open.take(Long.MAX_VALUE / 2);
        assertThat(open.waitMillis()).isZero();
    }

    @Test
    void aNewRateHoldsAlsoForThoseThatWait() throws Exception {
        TokenBucket real = new TokenBucket(1);
        real.take(1_000_000);
        CountDownLatch passed = new CountDownLatch(1);
        Thread waiting =
                new Thread(
                        () -> {
                            try {
                                real.take(1);
                                passed.countDown();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(passed.getCount()).isEqualTo(1);
        real.rate(0);
        assertThat(passed.await(10, TimeUnit.SECONDS)).isTrue();
        waiting.join();
    }

    @Test
    void aWaitCanBeInterrupted() throws InterruptedException {
        TokenBucket real = new TokenBucket(1);
        real.take(1_000_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> real.take(1)).isInstanceOf(InterruptedException.class);
    }
}
