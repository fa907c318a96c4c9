package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.element.LogTransaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions that a project wrote touch {@code oms_meta}, some at their end only. */
class MarkedLogTest extends AssembledLog {

    @BeforeEach
    void ignoreMarked() {
        ignoreMarked = true;
        withGtid();
    }

    private void begin(long sequence) throws InterruptedException {
        feed(events.gtid(A, sequence), events.begin(), events.map(1, OURS), events.map(2, OTHER));
    }

    private void plain(long sequence) throws InterruptedException {
        begin(sequence);
        feed(events.insert(1, (int) sequence, "plain"), events.commit());
    }

    @Test
    void theyAreLeftOutWhereverTheMarkStands() throws Exception {
        begin(10);
        feed(events.insert(1, 1, "x"), events.map(3, MARK), events.update(3, 1, "a", "b"));
        feed(events.commit());
        begin(11);
        feed(events.map(3, MARK), events.update(3, 1, "a", "b"), events.insert(1, 1, "x"));
        feed(events.query("SAVEPOINT `s`"), events.query("ROLLBACK TO `s`"), events.commit());
        plain(12);
        assertThat(changes()).containsExactly("+0(12,plain)");
        assertThat(progress.position().gtidSet()).isEqualTo(A + ":1-12");
    }

    @Test
    void theyAreTakenWhereNobodyAskedToLeaveThemOut() throws Exception {
        ignoreMarked = false;
        withGtid();
        begin(10);
        feed(events.insert(1, 1, "x"), events.map(3, MARK), events.update(3, 1, "a", "b"));
        feed(events.commit());
        assertThat(changes()).containsExactly("+0(1,x)");
    }

    @Test
    void nothingOfALargeOneIsSentBeforeTheMark() throws Exception {
        begin(10);
        feed(events.inserts(1, 8_000, big()), events.inserts(1, 8_000, big()));
        feed(events.map(3, MARK), events.update(3, 1, "a", "b"), events.commit());
        assertThat(transactions()).isEmpty();
        assertThat(readAgain).isEmpty();
    }

    @Test
    void aLargeOneWithoutAMarkIsReadAgain() throws Exception {
        long begin = events.offset();
        begin(10);
        feed(events.inserts(1, 8_000, big()), events.inserts(1, 8_000, big()), events.commit());
        assertThat(transactions()).isEmpty();
        assertThat(readAgain).containsExactly("bin.000001:" + begin + " as " + A + ":10");
        plain(11);
        assertThat(transactions()).extracting(LogTransaction::rows).containsExactly(1);
    }

    /** Else each of two projects would answer the other's position with its own. */
    @Test
    void whatOnlyMarkedOnesMovedIsNotToldAtOnce() throws Exception {
        plain(10);
        feed(events.heartbeat());
        for (int sequence = 11; sequence < 14; sequence++) {
            begin(sequence);
            feed(events.map(3, MARK), events.update(3, 1, "a", "b"), events.commit());
            feed(events.heartbeat());
        }
        assertThat(heartbeats())
                .hasSize(4)
                .allSatisfy(at -> assertThat(at.gtidSet()).isEqualTo(A + ":1-10"));
        plain(14);
        feed(events.heartbeat());
        assertThat(heartbeats().get(4).gtidSet()).isEqualTo(A + ":1-14");
    }
}
