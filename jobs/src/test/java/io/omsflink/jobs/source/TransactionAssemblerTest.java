package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.TableId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionAssemblerTest extends AssembledLog {

    // Whole transactions

    @Test
    void aTransactionIsEmittedWholeAtItsEnd() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10, 5_000_000),
                events.begin(),
                events.map(1, OURS),
                events.map(2, new TableId("shop", "b")));
        feed(
                events.insert(1, 1, "one"),
                events.update(2, 2, "two", "zwei"),
                events.delete(1, 3, "three"));
        assertThat(emitted).isEmpty();
        feed(events.commit());
        assertThat(changes()).containsExactly("+0(1,one) ~1(2,two->zwei) -0(3,three)");
        LogTransaction transaction = transactions().get(0);
        assertThat(transaction.end()).isEqualTo(new LogPoint(A, 10, "bin.000001", events.offset()));
        assertThat(transaction.commitMicros()).isEqualTo(5_000_000 + CLOCK_OFFSET);
        assertThat(transaction.rows()).isEqualTo(3);
        assertThat(transaction.last()).isTrue();
    }

    @Test
    void withoutMicrosecondsTheEventsOwnTimeCounts() throws Exception {
        withoutGtid();
        feed(
                events.anonymous(0),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        assertThat(transactions().get(0).commitMicros())
                .isEqualTo(1_700_000_000_000_000L + CLOCK_OFFSET);
        assertThat(transactions().get(0).end())
                .isEqualTo(new LogPoint("", 0, "bin.000001", events.offset()));
    }

    @Test
    void aTransactionWithoutAnEngineEndsWithCommit() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.query("COMMIT"));
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void rowsOfOtherTablesAreLeftOut() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS), events.map(2, OTHER));
        feed(
                events.insert(2, 5, "x"),
                events.insert(1, 1, "one"),
                events.insert(2, 6, "y"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void aTableNumberThatIsGivenToAnotherTableMeansTheOtherTable() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        feed(
                events.gtid(A, 11),
                events.begin(),
                events.map(1, OTHER),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }

    @Test
    void theFileChangesInBetween() throws Exception {
        withoutGtid();
        feed(events.rotate("bin.000002"), events.anonymous(1), events.begin(), events.map(1, OURS));
        feed(events.insert(1, 1, "one"), events.commit());
        assertThat(transactions().get(0).end()).isEqualTo(new LogPoint("", 0, "bin.000002", 504));
    }

    @Test
    void whatATableWithoutAKeyHasInItsCopyIsLeftOut() throws Exception {
        start(
                LogPosition.ofFile("bin.000001", 1_000),
                Map.of(OURS, LogPosition.ofFile("bin.000001", 1_500)));
        feed(
                events.anonymous(1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "copied"),
                events.commit());
        assertThat(events.offset()).isEqualTo(1_500);
        feed(
                events.anonymous(1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "later"),
                events.commit());
        assertThat(changes()).containsExactly("+0(1,later)");
    }

    // Position

    @Test
    void transactionsOfOthersLeaveNoHoleInTheSet() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(2, OTHER),
                events.insert(2, 1, "x"),
                events.commit());
        feed(events.gtid(A, 11), events.query("CREATE USER u"));
        feed(events.gtid(A, 12), events.begin(), events.query("COMMIT"));
        feed(
                events.gtid(A, 13),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-13");
        assertThat(transactions()).hasSize(1);
        assertThat(heartbeats())
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at.gtidSet()).startsWith(A + ":1-1"));
    }

    @Test
    void aHeartbeatOfTheServerSaysThatNothingIsLeft() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        LogPosition end = progress.position();
        feed(events.heartbeat());
        Heartbeat heartbeat = (Heartbeat) emitted.get(1);
        assertThat(heartbeat.position()).isEqualTo(end);
        assertThat(heartbeat.idle()).isTrue();
    }

    @Test
    void aServerThatTakesOverCountsOnItsOwn() throws Exception {
        String other = "b0000000-71ca-11e1-9e33-c80aa9429562";
        withGtid();
        feed(
                events.gtid(other, 1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-10," + other + ":1");
    }

    @Test
    void aTransactionWithoutGtidBehindOneWithGtidHasNone() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 1, "one"),
                events.commit());
        feed(
                events.anonymous(1),
                events.begin(),
                events.map(1, OURS),
                events.insert(1, 2, "two"),
                events.commit());
        assertThat(transactions().get(1).end())
                .isEqualTo(new LogPoint("", 0, "bin.000001", events.offset()));
    }

    // Slices

    @Test
    void aHugeTransactionIsCutIntoSlices() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.begin(), events.map(1, OURS));
        feed(events.inserts(1, 5_000, big()), events.inserts(1, 5_000, big()));
        assertThat(transactions()).hasSize(1);
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-9");
        feed(events.insert(1, 7, "end"), events.commit());
        assertThat(transactions()).extracting(LogTransaction::last).containsExactly(false, true);
        assertThat(transactions()).extracting(LogTransaction::rows).containsExactly(10_000, 1);
        assertThat(transactions()).extracting(t -> t.end().sequence()).containsOnly(10L);
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-10");
    }

    /** The applier may have to tell whether it has begun with the transaction before. */
    @Test
    void allSlicesButTheLastOneNameTheTransactionByAPlaceInsideIt() throws Exception {
        withoutGtid();
        feed(events.anonymous(1), events.begin(), events.commit());
        long begin = events.offset();
        feed(events.anonymous(2), events.begin(), events.map(1, OURS));
        feed(events.inserts(1, 8_000, big()), events.inserts(1, 8_000, big()));
        feed(events.commit());
        assertThat(transactions())
                .extracting(LogTransaction::end)
                .containsExactly(
                        new LogPoint("", 0, "bin.000001", begin + 1),
                        new LogPoint("", 0, "bin.000001", begin + 1),
                        new LogPoint("", 0, "bin.000001", events.offset()));
    }

    @Test
    void aTransactionThatEndsWithASliceIsEndedByAnEmptyOne() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.map(1, OURS),
                events.inserts(1, 8_000, big()),
                events.commit());
        assertThat(transactions()).extracting(LogTransaction::rows).containsExactly(8_000, 0);
        assertThat(transactions()).extracting(LogTransaction::last).containsExactly(false, true);
    }

    @Test
    void behindASavepointNothingIsCut() throws Exception {
        withGtid();
        feed(
                events.gtid(A, 10),
                events.begin(),
                events.query("SAVEPOINT `s`"),
                events.map(1, OURS));
        feed(events.inserts(1, 8_000, big()));
        assertThat(emitted).isEmpty();
        feed(events.query("ROLLBACK TO `s`"), events.insert(1, 1, "one"), events.commit());
        assertThat(changes()).containsExactly("+0(1,one)");
    }
}
