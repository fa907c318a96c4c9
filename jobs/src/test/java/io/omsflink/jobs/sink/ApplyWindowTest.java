package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyWindowTest {
    private final ApplyWindow window = new ApplyWindow(LogPosition.ofFile("bin.000001", 100));

    private ApplyWindow.Entry add(long end) throws InterruptedException {
        ApplyWindow.Entry entry =
                ApplyWindow.Entry.transaction(
                        new LogPoint("", 0, "bin.000001", end), end * 10, 2, 50);
        window.add(entry);
        return entry;
    }

    private long offset() {
        return window.state().position().offset();
    }

    @Test
    void thePositionStaysBeforeTheFirstUnfinishedTransaction() throws InterruptedException {
        ApplyWindow.Entry first = add(200);
        ApplyWindow.Entry second = add(300);
        ApplyWindow.Entry third = add(400);

        window.done(List.of(second));
        assertThat(offset()).isEqualTo(100);
        window.done(List.of(first));
        assertThat(offset()).isEqualTo(300);
        assertThat(window.isEmpty()).isFalse();
        window.done(List.of(third));
        assertThat(offset()).isEqualTo(400);
        assertThat(window.isEmpty()).isTrue();
    }

    @Test
    void countsWhatThePositionHasPassed() throws InterruptedException {
        ApplyWindow.Entry first = add(200);
        window.done(List.of(add(300)));
        assertThat(window.state().transactions()).isZero();

        window.done(List.of(first));
        assertThat(window.state().transactions()).isEqualTo(2);
        assertThat(window.state().rows()).isEqualTo(4);
        assertThat(window.state().commitMicros()).isEqualTo(3_000);
    }

    @Test
    void aPlaceReachedBehindUnfinishedTransactionsCountsWhenTheyAreDone()
            throws InterruptedException {
        ApplyWindow.Entry first = add(200);
        ApplyWindow.Entry place = ApplyWindow.Entry.reached(LogPosition.ofFile("bin.000002", 4));
        window.add(place);
        window.done(List.of(place));
        assertThat(offset()).isEqualTo(100);

        window.done(List.of(first));
        assertThat(window.state().position()).isEqualTo(LogPosition.ofFile("bin.000002", 4));
    }

    @Test
    void aSliceMovesNothing() throws InterruptedException {
        ApplyWindow.Entry slice = ApplyWindow.Entry.slice(1_000, 50);
        window.add(slice);
        window.done(List.of(slice));

        assertThat(offset()).isEqualTo(100);
        assertThat(window.state().transactions()).isZero();
    }

    @Test
    void aTransactionInPartsIsDoneWithTheLastOfThem() throws InterruptedException {
        ApplyWindow.Entry entry =
                ApplyWindow.Entry.transaction(new LogPoint("", 0, "bin.000001", 200), 2_000, 2, 50)
                        .inParts(2);
        window.add(entry);
        assertThat(window.done(List.of(entry))).isZero();
        assertThat(offset()).isEqualTo(100);

        assertThat(window.done(List.of(entry))).isEqualTo(1);
        assertThat(offset()).isEqualTo(200);
    }

    @Test
    void isFullByBytesButTakesOneOfAnySize() throws InterruptedException {
        ApplyWindow.Entry huge =
                ApplyWindow.Entry.transaction(
                        new LogPoint("", 0, "bin.000001", 200), 0, 1, 1L << 30);
        assertThat(window.hasRoom(huge)).isTrue();
        window.add(huge);
        assertThat(window.hasRoom(ApplyWindow.Entry.slice(1, 1))).isFalse();
        window.done(List.of(huge));
        assertThat(window.hasRoom(ApplyWindow.Entry.slice(1, 1))).isTrue();
    }
}
