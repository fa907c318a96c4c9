package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublesTest {
    private final Bytes out = new Bytes();

    @ParameterizedTest
    @CsvSource({
        "0, 0e0",
        "-0.0, -0.0e0",
        "1, 1e0",
        "12.34, 1234e-2",
        "-0.5, -5e-1",
        "1e300, 1.0E300",
        "1e-9, 1e-9"
    })
    void sqlAlwaysSeesAnExponent(double value, String text) {
        Doubles.appendSql(value, out);
        assertThat(out).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "12.34, 12.34",
        "-0.05, -0.05",
        "1234567890123456, 1234567890123456e0"
    })
    void shortDoublesInJsonLookAsTheServerPrintsThem(double value, String text) {
        JsonDoubles.append(value, out);
        assertThat(out).hasToString(text);
    }

    @Test
    void everyTextReadsBackEqual() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        values(new Random(seed))
                .forEach(
                        value -> {
                            out.reset();
                            Doubles.appendSql(value, out);
                            assertThat(Double.parseDouble(out.toString())).isEqualTo(value);
                            out.reset();
                            JsonDoubles.append(value, out);
                            assertThat(out.toString()).containsAnyOf(".", "e");
                            // The few texts that only MySQL reads exactly are off by one place for
                            // everybody else.
                            assertThat(Math.abs(Double.parseDouble(out.toString()) - value))
                                    .isLessThanOrEqualTo(Math.ulp(value));
                        });
    }

    private static DoubleStream values(Random random) {
        DoubleStream any =
                DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                        .filter(Double::isFinite);
        DoubleStream decimal =
                DoubleStream.generate(() -> random.nextInt() / Math.pow(10, random.nextInt(12)));
        DoubleStream edges =
                DoubleStream.of(
                        Double.MIN_VALUE,
                        Double.MIN_NORMAL,
                        Double.MAX_VALUE,
                        0x1p53,
                        0x1p53 - 1,
                        0x1p63);
        return DoubleStream.concat(
                edges, DoubleStream.concat(any.limit(20_000), decimal.limit(20_000)));
    }
}
