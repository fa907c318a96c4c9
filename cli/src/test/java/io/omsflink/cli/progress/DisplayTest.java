package io.omsflink.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private static JobView copy(long at, TableProgress... tables) {
        long rows = List.of(tables).stream().mapToLong(TableProgress::rows).sum();
        Progress progress = new Progress("COPY", "r", rows, 0, 0, 0, List.of(tables), 0, 0, 1, 0);
        return new JobView("RUNNING", progress, SinkFigures.UNKNOWN, "", at);
    }

    private static TableProgress table(String name, long rows, String state) {
        return new TableProgress(name, rows, 0, 1_000_000, 0, 0, state);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBarShowsShareRateAndRemainingTime() {
        ScreenDisplay screen = new ScreenDisplay(out, "shop", 120, 24);
        screen.show(copy(1_000, table("shop.orders", 0, "copying")));
        bytes.reset();
        screen.show(copy(2_000, table("shop.orders", 250_000, "copying")));
        assertThat(written())
                .contains(
                        "shop.orders [######------------------]  25 %",
                        "250,000 rows", "250,000 rows/s  3.0 s left");
    }

    @Test
    void theScreenIsDrawnOverItself() {
        ScreenDisplay screen = new ScreenDisplay(out, "shop", 120, 24);
        screen.show(copy(1_000, table("a.b", 0, "waiting")));
        bytes.reset();
        screen.show(copy(2_000, table("a.b", 0, "waiting")));
        assertThat(written()).startsWith("\033[2A\r");
    }

    @Test
    void noLineWraps() {
        new ScreenDisplay(out, "shop", 40, 24)
                .show(copy(1_000, table("database_with.a_long_name", 5, "copying")));
        assertThat(written().replace("\033[K", "").replace("\033[J", "").lines())
                .allMatch(l -> l.length() < 40);
    }

    @Test
    void tablesUnderWayAreShownWhenNotAllFit() {
        TableProgress[] tables =
                IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        table(
                                                "d.t" + i,
                                                0,
                                                i < 20 ? "done" : i == 25 ? "copying" : "waiting"))
                        .toArray(TableProgress[]::new);
        new ScreenDisplay(out, "shop", 100, 10).show(copy(1_000, tables));
        assertThat(written()).contains("d.t25", "and 24 more tables").doesNotContain("d.t3 ");
    }

    @Test
    void anEstimateThatIsTooLowNeverReachesAHundred() {
        assertThat(table("a.b", 2_000_000, "copying").share()).isEqualTo(0.99);
        assertThat(table("a.b", 5, "done").share()).isEqualTo(1);
    }

    @Test
    void plainLinesComeEveryFewSecondsAndAtAChange() {
        PlainDisplay plain = new PlainDisplay(out, "shop");
        for (int second = 1; second <= 5; second++) {
            plain.show(copy(second * 1_000L, table("a.b", second * 1_000L, "copying")));
        }
        plain.show(
                new JobView(
                        "RESTARTING",
                        Progress.UNKNOWN,
                        SinkFigures.UNKNOWN,
                        "Cannot a: b.\nmore",
                        5_500));
        assertThat(written().lines().toList())
                .hasSize(3)
                .last()
                .isEqualTo("shop  restarting: Cannot a: b.");
    }

    @Test
    void aRateStartsAnewAfterACounterWentBack() {
        Rate rate = new Rate();
        rate.add(0, 100);
        rate.add(1_000, 300);
        assertThat(rate.perSecond()).isEqualTo(200);
        rate.add(2_000, 0);
        rate.add(3_000, 50);
        assertThat(rate.perSecond()).isEqualTo(50);
    }

    @Test
    void numbersAreForPeople() {
        assertThat(Words.bytes(999)).isEqualTo("999 B");
        assertThat(Words.bytes(1_234_567)).isEqualTo("1.2 MB");
        assertThat(Words.duration(java.time.Duration.ofMillis(75_000))).isEqualTo("1:15 min");
        assertThat(Words.delay(-1)).isEqualTo("-");
    }
}
