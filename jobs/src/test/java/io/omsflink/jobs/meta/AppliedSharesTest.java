package io.omsflink.jobs.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;
import org.junit.jupiter.api.Test;

class AppliedSharesTest {
    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    private static LogPoint gtid(long sequence) {
        return new LogPoint(SERVER, sequence, "bin.000001", 100 * sequence);
    }

    private static LogPoint file(long offset) {
        return new LogPoint("", 0, "bin.000002", offset);
    }

    private static AppliedShares all() {
        AppliedShares shares = new AppliedShares();
        shares.add(AppliedMark.whole(gtid(5), 0));
        shares.add(AppliedMark.whole(file(300), 200));
        shares.add(new AppliedMark(new Share(1, 4), gtid(9), 6, 0));
        shares.add(AppliedMark.begun(Share.WHOLE, file(401), 3_000));
        shares.add(AppliedMark.begun(new Share(0, 2), gtid(10), 7));
        return shares;
    }

    @Test
    void isTextThatPeopleCanRead() {
        assertThat(all())
                .hasToString(
                        SERVER
                                + ":5,bin.000002:201-300;2/4 "
                                + SERVER
                                + ":7-9;3000 rows of bin.000002:401;1/2 7 rows of "
                                + SERVER
                                + ":10");
        assertThat(AppliedShares.parse(all().toString())).hasToString(all().toString());
    }

    /** What an applier of version 0.1 has left behind. */
    @Test
    void readsTheTextThatHasNoShares() {
        assertThat(AppliedShares.parse(SERVER + ":5-6:9,bin.000002:101-300").contains(gtid(9)))
                .isTrue();
        assertThat(AppliedShares.parse("").isEmpty()).isTrue();
    }

    @Test
    void aShareIsNotTheWholeTransaction() {
        AppliedShares shares = all();

        assertThat(shares.contains(gtid(5))).isTrue();
        assertThat(shares.contains(gtid(8))).isFalse();
        assertThat(shares.of(gtid(8)))
                .containsExactly(new AppliedShares.Part(new Share(1, 4), Long.MAX_VALUE));
        assertThat(shares.of(gtid(6))).isEmpty();
    }

    @Test
    void aShareHoldsChangesByTheirHash() {
        AppliedShares.Part part = all().of(gtid(8)).get(0);

        assertThat(part.holds(0, 5)).isTrue();
        assertThat(part.holds(0, -3)).isTrue();
        assertThat(part.holds(0, 4)).isFalse();
    }

    @Test
    void ofATransactionInPiecesTheFirstChangesAreApplied() {
        AppliedShares.Part part = all().of(file(401)).get(0);

        assertThat(part.holds(2_999, 17)).isTrue();
        assertThat(part.holds(3_000, 17)).isFalse();
    }

    @Test
    void theLaterPieceCounts() {
        AppliedShares shares = all();
        shares.addAll(AppliedShares.parse("20 rows of bin.000002:401"));
        assertThat(shares.of(file(401)).get(0).rows()).isEqualTo(3_000);
        shares.add(AppliedMark.begun(Share.WHOLE, file(401), 4_000));
        assertThat(shares.of(file(401)).get(0).rows()).isEqualTo(4_000);
    }

    @Test
    void whatAPositionContainsIsLeftOut() {
        assertThat(all().after(new LogPosition(SERVER + ":1-8", "bin.000002", 250)))
                .hasToString(
                        "bin.000002:251-300;2/4 "
                                + SERVER
                                + ":9;3000 rows of bin.000002:401;1/2 7 rows of "
                                + SERVER
                                + ":10");
        assertThat(all().after(new LogPosition(SERVER + ":1-10", "bin.000002", 500)).isEmpty())
                .isTrue();
    }
}
