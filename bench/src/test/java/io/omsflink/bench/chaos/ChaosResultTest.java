package io.omsflink.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosResultTest {
    private static RoundResult round(long lost, long torn, long back, String failure) {
        return new RoundResult(
                1, 60, 1_000, List.of(), 100, lost, 0, 0, torn, back, 5, 9, List.of(), failure);
    }

    private static ChaosResult result(RoundResult... rounds) {
        return new ChaosResult(1, "transaction", "servers", "", 60, List.of(rounds), "");
    }

    @Test
    void isOkOnlyWhenNothingAtAllIsWrong() {
        assertThat(result(round(0, 0, 0, "")).ok()).isTrue();
        assertThat(result(round(0, 0, 0, ""), round(1, 0, 0, "")).ok()).isFalse();
        assertThat(result(round(0, 1, 0, "")).ok()).isFalse();
        assertThat(result(round(0, 0, 1, "")).ok()).isFalse();
        assertThat(result(round(0, 0, 0, "the job has failed")).ok()).isFalse();
        assertThat(result().ok()).isFalse();
    }

    @Test
    void aQuantileIsTheSmallestValueThatCoversItsShare() {
        long[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 100};
        assertThat(ChaosResult.quantile(0.50, values)).isEqualTo(5);
        assertThat(ChaosResult.quantile(0.99, values)).isEqualTo(100);
        assertThat(ChaosResult.quantile(0.50)).isEqualTo(-1);
    }
}
