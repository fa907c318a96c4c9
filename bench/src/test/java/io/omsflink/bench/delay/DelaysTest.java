package io.omsflink.bench.delay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final double[] ONE_TO_200 =
            IntStream.rangeClosed(1, 200).asDoubleStream().toArray();

    @Test
    void aQuantileIsTheSmallestDelayThatCoversItsShare() {
        assertThat(Delays.quantile(ONE_TO_200, 0.50)).isEqualTo(100);
        assertThat(Delays.quantile(ONE_TO_200, 0.99)).isEqualTo(198);
        assertThat(Delays.quantile(ONE_TO_200, 1.00)).isEqualTo(200);
    }

    @Test
    void oneDelayIsEveryQuantile() {
        assertThat(Delays.quantile(new double[] {7}, 0.01)).isEqualTo(7);
    }
}
