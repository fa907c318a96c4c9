package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogProgressTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "b0000000-71ca-11e1-9e33-c80aa9429562";

    private static LogProgress gtid(String set) {
        return new LogProgress(
                new LogPosition(
                        set.replace("A:", A + ":").replace("B:", B + ":"), "bin.000009", 100));
    }

    private static LogProgress file(String file, long offset) {
        return new LogProgress(LogPosition.ofFile(file, offset));
    }

    private static LogPoint gtidPoint(String uuid, long sequence) {
        return new LogPoint(uuid, sequence, "bin.000003", 50);
    }

    private static LogPoint filePoint(String file, int offset) {
        return new LogPoint("", 0, file, offset);
    }

    @Test
    void withGtidTheSetDecidesWhateverTheFileSays() {
        LogProgress progress = gtid("A:1-5:7");
        assertThat(progress.contains(gtidPoint(A, 5))).isTrue();
        assertThat(progress.contains(gtidPoint(A, 6))).isFalse();
        assertThat(progress.contains(gtidPoint(A, 7))).isTrue();
        assertThat(progress.contains(gtidPoint(B, 5))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "bin.000009, 99, true",
        "bin.000009, 100, true",
        "bin.000009, 101, false",
        "bin.000008, 999, true",
        "bin.000010, 4, false",
        "bin.999999, 4, false",
        "bin.1000000, 4, false"
    })
    void withoutGtidTheFilesNumberAndTheOffsetDecide(String name, int offset, boolean contained) {
        assertThat(file("bin.000009", 100).contains(filePoint(name, offset))).isEqualTo(contained);
    }

    @Test
    void filesAreOrderedByNumberWhenTheirNamesGrow() {
        assertThat(file("bin.1000000", 4).contains(filePoint("bin.999999", 500))).isTrue();
        assertThat(file("bin.999999", 500).contains(filePoint("bin.1000000", 4))).isFalse();
    }

    @Test
    void nothingLiesBeforeAnEmptyPosition() {
        assertThat(file("", 0).contains(filePoint("bin.000001", 4))).isFalse();
    }

    @Test
    void transactionsOfSeveralServersInAnyOrderLeaveNoHole() {
        LogProgress progress = gtid("A:1-5");
        progress.advance(gtidPoint(A, 7));
        progress.advance(gtidPoint(B, 1));
        progress.advance(gtidPoint(A, 6));
        assertThat(progress.position())
                .isEqualTo(new LogPosition(A + ":1-7," + B + ":1", "bin.000003", 50));
    }

    @Test
    void aTransactionWithoutGtidInAGtidSourceMovesTheFileOnly() {
        LogProgress progress = gtid("A:1-5");
        progress.advance(filePoint("bin.000012", 77));
        assertThat(progress.position()).isEqualTo(new LogPosition(A + ":1-5", "bin.000012", 77));
    }

    @Test
    void withoutGtidASequenceDoesNotCount() {
        LogProgress progress = file("bin.000001", 4);
        progress.advance(gtidPoint(A, 7));
        assertThat(progress.position()).isEqualTo(LogPosition.ofFile("bin.000003", 50));
    }

    @Test
    void aLaterPositionIsTakenOver() {
        LogProgress progress = gtid("A:1-5");
        LogPosition later = new LogPosition(A + ":1-9," + B + ":1", "bin.000010", 4);
        progress.advanceTo(later);
        assertThat(progress.position()).isEqualTo(later);
        LogProgress byFile = file("bin.000009", 100);
        byFile.advanceTo(LogPosition.ofFile("bin.000010", 4));
        assertThat(byFile.position()).isEqualTo(LogPosition.ofFile("bin.000010", 4));
    }

    @Test
    void theSameTransactionsInALaterFileMoveTheFile() {
        LogProgress progress = gtid("A:1-5");
        progress.advanceTo(new LogPosition(A + ":1-5", "bin.000010", 4));
        assertThat(progress.position().file()).isEqualTo("bin.000010");
    }

    /**
     * A reader that started behind the applier must not make it forget what it has applied: that
     * would be applied again.
     */
    @Test
    void anEarlierPositionTakesNothingBack() {
        LogProgress progress = gtid("A:1-9");
        progress.advanceTo(new LogPosition(A + ":1-5," + B + ":1", "bin.000002", 4));
        assertThat(progress.contains(gtidPoint(A, 9))).isTrue();
        assertThat(progress.position())
                .isEqualTo(new LogPosition(A + ":1-9," + B + ":1", "bin.000009", 100));
        LogProgress byFile = file("bin.000009", 100);
        byFile.advanceTo(LogPosition.ofFile("bin.000009", 99));
        assertThat(byFile.position()).isEqualTo(LogPosition.ofFile("bin.000009", 100));
    }

    @Test
    void aPositionIsCoveredWhenAllItsTransactionsAre() {
        LogProgress progress = gtid("A:1-9");
        assertThat(progress.contains(new LogPosition(A + ":1-5:7", "bin.000099", 4))).isTrue();
        assertThat(progress.contains(new LogPosition(A + ":1-10", "bin.000001", 4))).isFalse();
        assertThat(file("bin.000009", 100).contains(LogPosition.ofFile("bin.000009", 100)))
                .isTrue();
        assertThat(file("bin.000009", 100).contains(LogPosition.ofFile("bin.000009", 101)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "nonsense:7", ":", "3e11fa47:1"})
    void otherTextIsNoPlace(String text) {
        assertThat(LogPoint.ofPlace(text)).isEmpty();
    }

    @Test
    void aPlaceIsNamedByWhatTheSourceCountsBy() {
        assertThat(gtidPoint(A, 7).place()).isEqualTo(A + ":7");
        assertThat(filePoint("bin.000003", 50).place()).isEqualTo("bin.000003:50");
        assertThat(LogPoint.ofPlace("bin.000003:50")).contains(filePoint("bin.000003", 50));
    }
}
