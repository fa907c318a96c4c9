package io.omsflink.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.bench.harness.Result;
import io.omsflink.bench.harness.Sample;
import io.omsflink.cli.home.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final long ROWS = 2_000_000;

    @Test
    void figuresAreMediansPerMillionRowsAndInMultiplesOfOms() {
        List<Figures> figures =
                Figures.of(List.of(result("oms", 20, 30, 10), result("other", 40)), ROWS);

        assertThat(figures.get(0).wallS()).isEqualTo(20);
        assertThat(figures.get(0).rowsPerS()).isEqualTo(100_000);
        assertThat(figures.get(0).cpuSPerMillion()).isEqualTo(5);
        assertThat(figures.get(0).ratio()).isEqualTo(1);
        assertThat(figures.get(1).ratio()).isEqualTo(2);
    }

    @Test
    void anEvenNumberOfRunsGivesTheMiddleOfTheTwoInTheMiddle() {
        assertThat(Figures.of(List.of(result("oms", 1, 9, 2, 4)), ROWS).get(0).wallS())
                .isEqualTo(3);
    }

    @Test
    void aContenderThatDidNotRunHasNoFigures() {
        Result skipped = new Result("mydumper", "", List.of(), "skipped: not installed");

        Figures figures = Figures.of(List.of(skipped), ROWS).get(0);

        assertThat(figures.measured()).isFalse();
        assertThat(Json.line(figures))
                .contains("\"wall_s\":null", "\"failure\":\"skipped: not installed\"");
    }

    private static Result result(String name, double... walls) {
        List<Sample> samples =
                DoubleStream.of(walls)
                        .mapToObj(wall -> new Sample(wall, 10, Double.NaN, 100, Map.of()))
                        .toList();
        return new Result(name, "", samples, "");
    }
}
