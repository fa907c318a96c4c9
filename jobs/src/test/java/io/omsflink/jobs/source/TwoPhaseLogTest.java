package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.Event;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** XA transactions: their rows stand at the XA PREPARE and take effect at the XA COMMIT. */
class TwoPhaseLogTest extends AssembledLog {
    private static final String NAME_A = "X'61',X'',1";
    private static final String NAME_B = "X'62',X'',1";

    private void prepare(long sequence, String letter, Event... rows) throws InterruptedException {
        String name = letter.equals("a") ? NAME_A : NAME_B;
        feed(rows);
        feed(events.query("XA END " + name), events.xaPrepare(letter, false));
        assertThat(progress.position().gtidSet()).endsWith("-" + sequence);
    }

    private void start(long sequence, String name) throws InterruptedException {
        feed(events.gtid(A, sequence), events.query("XA START " + name), events.map(1, OURS));
    }

    private void commit(long sequence, String name) throws InterruptedException {
        feed(events.gtid(A, sequence, 5_000_000), events.query("XA COMMIT " + name));
    }

    private void plain(long sequence, int id) throws InterruptedException {
        feed(events.gtid(A, sequence), events.begin(), events.map(1, OURS));
        feed(events.insert(1, id, "plain"), events.commit());
    }

    @Test
    void rowsTakeEffectAtTheCommitAndUnderItsPlace() throws Exception {
        withGtid();
        start(10, NAME_A);
        prepare(10, "a", events.insert(1, 1, "one"), events.delete(1, 2, "two"));
        plain(11, 5);
        assertThat(changes()).containsExactly("+0(5,plain)");
        commit(12, NAME_A);
        assertThat(changes()).containsExactly("+0(5,plain)", "+0(1,one) -0(2,two)");
        assertThat(transactions().get(1).end())
                .isEqualTo(new LogPoint(A, 12, "bin.000001", events.offset()));
        assertThat(transactions().get(1).commitMicros()).isEqualTo(5_000_000 + CLOCK_OFFSET);
        assertThat(transactions().get(1).last()).isTrue();
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-12");
    }

    @Test
    void rowsOfARolledBackOneNeverTakeEffect() throws Exception {
        withGtid();
        start(10, NAME_A);
        prepare(10, "a", events.insert(1, 1, "one"));
        feed(events.gtid(A, 11), events.query("XA ROLLBACK " + NAME_A));
        plain(12, 5);
        assertThat(changes()).containsExactly("+0(5,plain)");
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-12");
    }

    @Test
    void severalArePreparedSideBySideAndCommittedInAnotherOrder() throws Exception {
        withGtid();
        start(10, NAME_A);
        prepare(10, "a", events.insert(1, 1, "a"));
        start(11, NAME_B);
        prepare(11, "b", events.insert(1, 2, "b"));
        commit(12, NAME_B);
        commit(13, NAME_A);
        assertThat(changes()).containsExactly("+0(2,b)", "+0(1,a)");
    }

    @Test
    void aNameMayBeUsedAgain() throws Exception {
        withGtid();
        start(10, NAME_A);
        prepare(10, "a", events.insert(1, 1, "first"));
        commit(11, NAME_A);
        start(12, NAME_A);
        prepare(12, "a", events.insert(1, 2, "second"));
        commit(13, NAME_A);
        assertThat(changes()).containsExactly("+0(1,first)", "+0(2,second)");
    }

    @Test
    void oneThatIsPreparedAndCommittedInOneGoIsAnOrdinaryOne() throws Exception {
        withGtid();
        start(10, NAME_A);
        feed(events.insert(1, 1, "one"), events.query("XA END " + NAME_A));
        feed(events.xaPrepare("a", true));
        assertThat(changes()).containsExactly("+0(1,one)");
        assertThat(resume.gtidSet()).isEqualTo(A + ":1-10");
    }

    @Test
    void oneOfOtherTablesEmitsNothingAndItsCommitIsKnown() throws Exception {
        withGtid();
        feed(events.gtid(A, 10), events.query("XA START " + NAME_A), events.map(2, OTHER));
        prepare(10, "a", events.insert(2, 1, "x"));
        commit(11, NAME_A);
        assertThat(transactions()).isEmpty();
        assertThat(preparedBefore).isEmpty();
        assertThat(readAgain).isEmpty();
    }

    @Test
    void aCommitOfWhatWasPreparedBeforeIsAskedFor() throws Exception {
        withGtid();
        commit(10, NAME_A);
        assertThat(preparedBefore).containsExactly(NAME_A);
        feed(events.gtid(A, 11), events.query("XA ROLLBACK " + NAME_B));
        assertThat(preparedBefore).hasSize(1);
    }

    // Memory

    @Test
    void aLargeOneIsNotKeptButReadAgainAtItsCommit() throws Exception {
        withGtid();
        long begin = events.offset();
        start(10, NAME_A);
        prepare(10, "a", events.inserts(1, 8_000, big()), events.inserts(1, 8_000, big()));
        assertThat(transactions()).isEmpty();
        commit(11, NAME_A);
        assertThat(readAgain).containsExactly("bin.000001:" + begin + " as " + A + ":11");
        assertThat(transactions()).isEmpty();
    }

    @Test
    void aLargeOneInOnePhaseIsReadAgainAtItsEnd() throws Exception {
        withGtid();
        long begin = events.offset();
        start(10, NAME_A);
        feed(events.inserts(1, 8_000, big()), events.query("XA END " + NAME_A));
        feed(events.xaPrepare("a", true));
        assertThat(readAgain).containsExactly("bin.000001:" + begin + " as " + A + ":10");
    }

    @Test
    void manySmallOnesTogetherKeepABound() {
        PreparedTransactions prepared = new PreparedTransactions();
        byte[] changes = new byte[PreparedTransactions.KEPT_BYTES / 4];
        LogPosition from = LogPosition.ofFile("bin.000001", 4);
        List<Boolean> again = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            prepared.add("x" + i, from, new HeldRows("bin.000001", i, false, 1, changes));
        }
        for (int i = 0; i < 5; i++) {
            again.add(prepared.remove("x" + i).orElseThrow().again());
        }
        assertThat(again).containsExactly(false, false, false, false, true);
        prepared.add("y", from, new HeldRows("bin.000001", 9, false, 1, changes));
        assertThat(prepared.remove("y").orElseThrow().again()).isFalse();
    }

    @Test
    void rowsAreReadAgainWhenTheirTableWasChangedMeanwhile() throws Exception {
        withGtid();
        start(10, NAME_A);
        prepare(10, "a", events.insert(1, 1, "one"));
        feed(events.gtid(A, 11), events.query("ALTER TABLE a ADD c INT"));
        commit(12, NAME_A);
        assertThat(readAgain).hasSize(1);
    }

    @Test
    void aTableWithoutAKeyMayHaveBeenCopiedBetweenThePrepareAndTheCommit() throws Exception {
        start(
                new LogPosition(A + ":1-9", "bin.000001", 1_000),
                Map.of(OURS, new LogPosition(A + ":1-10", "bin.000001", 1_500)));
        start(10, NAME_A);
        prepare(10, "a", events.insert(1, 1, "not in the copy yet"));
        commit(11, NAME_A);
        assertThat(readAgain).hasSize(1);
    }

    // Restarts

    @Test
    void readingBeginsBeforeTheOldestThatHasNotEnded() throws Exception {
        withGtid();
        plain(10, 5);
        start(11, NAME_A);
        prepare(11, "a", events.insert(1, 1, "one"));
        start(12, NAME_B);
        prepare(12, "b", events.insert(1, 2, "two"));
        feed(events.heartbeat());
        assertThat(resume.gtidSet()).isEqualTo(A + ":1-10");
        commit(13, NAME_A);
        feed(events.heartbeat());
        assertThat(resume.gtidSet()).isEqualTo(A + ":1-11");
        commit(14, NAME_B);
        feed(events.heartbeat());
        assertThat(resume.gtidSet()).isEqualTo(A + ":1-14");
    }

    @Test
    void whatTheTargetHasAppliedIsOnlyLookedAtForWhatItPrepares() throws Exception {
        start(
                new LogPosition(A + ":1-9", "bin.000001", 1_000),
                new LogPosition(A + ":1-13", "bin.000001", 9_000),
                Map.of());
        plain(10, 5);
        long begin = events.offset();
        feed(events.gtid(A, 11), events.query("XA START " + NAME_A), events.map(1, OURS));
        feed(events.insert(1, 1, "one"), events.query("XA END " + NAME_A));
        feed(events.xaPrepare("a", false));
        feed(events.gtid(A, 12), events.query("ALTER TABLE b ADD c INT"));
        plain(13, 6);
        feed(events.heartbeat());
        assertThat(resume.gtidSet()).isEqualTo(A + ":1-10");
        assertThat(transactions()).isEmpty();
        assertThat(statements).isEmpty();
        commit(14, NAME_A);
        assertThat(readAgain).containsExactly("bin.000001:" + begin + " as " + A + ":14");
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-14");
    }

    @Test
    void aCommitThatTheTargetHasAppliedIsNotAppliedAgain() throws Exception {
        start(
                new LogPosition(A + ":1-9", "bin.000001", 1_000),
                new LogPosition(A + ":1-11", "bin.000001", 9_000),
                Map.of());
        feed(events.gtid(A, 10), events.query("XA START " + NAME_A), events.map(1, OURS));
        feed(events.insert(1, 1, "one"), events.query("XA END " + NAME_A));
        feed(events.xaPrepare("a", false));
        commit(11, NAME_A);
        plain(12, 5);
        assertThat(changes()).containsExactly("+0(5,plain)");
        assertThat(readAgain).isEmpty();
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-12");
    }

    @Test
    void withoutGtidThePlaceTellsWhatIsApplied() throws Exception {
        start(
                LogPosition.ofFile("bin.000001", 1_000),
                LogPosition.ofFile("bin.000001", 1_600),
                Map.of());
        feed(events.anonymous(1), events.query("XA START " + NAME_A), events.map(1, OURS));
        feed(events.insert(1, 1, "one"), events.query("XA END " + NAME_A));
        feed(events.xaPrepare("a", false));
        assertThat(events.offset()).isEqualTo(1_600);
        assertThat(progress.position().offset()).isEqualTo(1_600);
        feed(events.anonymous(1), events.query("XA COMMIT " + NAME_A));
        assertThat(readAgain).containsExactly("bin.000001:1000 as bin.000001:1800");
    }

    // Reading again

    @Test
    void whatIsReadAgainComesInSlicesUnderOnePlace() throws Exception {
        withGtid();
        LogTables tables = new LogTables(List.of(io.omsflink.jobs.Tables.simple("a")), Map.of());
        LogPoint end = new LogPoint(A, 99, "bin.000007", 77);
        GroupReader group = new GroupReader(tables, end, 5, output);
        Event[] all = {
            events.gtid(A, 10),
            events.query("XA START " + NAME_A),
            events.map(1, OURS),
            events.inserts(1, 8_000, big()),
            events.query("SAVEPOINT `s`"),
            events.insert(1, 7, "taken back"),
            events.query("ROLLBACK TO `s`"),
            events.insert(1, 8, "kept"),
            events.query("XA END " + NAME_A)
        };
        for (Event event : all) {
            assertThat(group.event(event)).isTrue();
        }
        assertThat(group.ended()).isFalse();
        assertThat(group.event(events.xaPrepare("a", false))).isFalse();
        assertThat(group.ended()).isTrue();
        assertThat(transactions()).extracting(t -> t.end()).containsOnly(end);
        assertThat(transactions()).extracting(t -> t.rows()).containsExactly(8_000, 1);
        assertThat(transactions()).extracting(t -> t.last()).containsExactly(false, true);
        assertThat(ChangeText.of(transactions().get(1))).isEqualTo("+0(8,kept)");
    }
}
