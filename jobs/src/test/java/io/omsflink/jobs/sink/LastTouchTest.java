package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LastTouchTest {
    private long over;

    @Test
    void remembersTheLastOfEveryHash() {
        LastTouch touched = new LastTouch(value -> false);
        Map<Long, Long> model = new HashMap<>();
        Random random = Seed.random();
        for (int i = 1; i <= 100_000; i++) {
            long hash = random.nextInt(30_000) * 0x9E3779B97F4A7C15L;
            touched.put(hash, i);
            model.put(hash, (long) i);
        }
        model.forEach((hash, value) -> assertThat(touched.get(hash)).isEqualTo(value));
        assertThat(touched.get(1)).isZero();
    }

    @Test
    void doesNotGrowWithWhatIsOver() {
        LastTouch touched = new LastTouch(value -> value <= over);
        for (int i = 1; i <= 1_000_000; i++) {
            touched.put(i, i);
            over = i - 100L;
        }
        assertThat(touched.size()).isLessThan(4_096);
        assertThat(touched.get(1_000_000)).isEqualTo(1_000_000);
        assertThat(touched.get(999_950)).isEqualTo(999_950);
    }
}
