package io.omsflink.catalog.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceLogTest {
    private static final String ME = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String OLD = "b0000000-71ca-11e1-9e33-c80aa9429562";

    @Test
    void aPlaceAfterThePurgedTransactionsIsStillThere() {
        assertThat(gtidLog("1-100", "1-50").purged(at(ME + ":1-50"))).isEmpty();
        assertThat(gtidLog("1-100", "").purged(at(ME + ":1-7"))).isEmpty();
        assertThat(gtidLog("1-100", "1-50").purged(at(ME + ":1-100"))).isEmpty();
    }

    @Test
    void aPlaceBeforePurgedTransactionsIsGone() {
        OmsException gone = gtidLog("1-100", "1-50").purged(at(ME + ":1-40")).orElseThrow();
        assertThat(gone.code()).isEqualTo(ErrorCode.POSITION_PURGED);
        assertThat(gone)
                .hasMessageStartingWith("Cannot read the source's log from b.000007:4")
                .hasMessageContaining(
                        "purged transactions that were not read yet, " + ME + ":41-50.")
                .hasMessageContaining("Start the project anew with a full copy");
    }

    @Test
    void aPlaceAheadOfTheSourceItselfIsGone() {
        assertThat(gtidLog("1-100", "").purged(at(ME + ":1-120")).orElseThrow())
                .hasMessageContaining(
                        "does not know its own transactions " + ME + ":101-120 any more");
    }

    @Test
    void transactionsOfAnotherServerMayStillBeOnTheirWay() {
        assertThat(gtidLog("1-100", "").purged(at(ME + ":1-100," + OLD + ":1-5"))).isEmpty();
    }

    @Test
    void aPlaceByGtidNeedsASourceWithGtid() {
        assertThat(fileLog("b.000001").purged(at(ME + ":1-5")).orElseThrow())
                .hasMessageContaining("gtid_mode=OFF");
    }

    @Test
    void aPlaceByFileIsThereFromTheOldestFileToTheEnd() {
        SourceLog log = fileLog("b.999999");
        assertThat(log.purged(LogPosition.ofFile("b.999999", 4))).isEmpty();
        assertThat(log.purged(LogPosition.ofFile("b.1000000", 4))).isEmpty();
        assertThat(log.purged(LogPosition.ofFile("b.1000001", 500))).isEmpty();
        assertThat(log.purged(LogPosition.ofFile("b.999998", 4)).orElseThrow())
                .hasMessageContaining("has purged that file; its oldest one is b.999999");
        assertThat(log.purged(LogPosition.ofFile("b.1000001", 501)).orElseThrow())
                .hasMessageContaining("log ends at b.1000001:500, before that place");
    }

    private static SourceLog gtidLog(String executed, String purged) {
        Map<String, String> settings =
                Map.of("log_bin", "ON", "gtid_mode", "ON", "server_uuid", ME);
        return new SourceLog(
                settings, own(executed), own(purged), "b.000009", 155, "b.000005", "", "");
    }

    private static SourceLog fileLog(String oldest) {
        Map<String, String> settings =
                Map.of("log_bin", "ON", "gtid_mode", "OFF", "server_uuid", ME);
        return new SourceLog(
                settings, new GtidSet(), new GtidSet(), "b.1000001", 500, oldest, "", "");
    }

    private static GtidSet own(String range) {
        return range.isEmpty() ? new GtidSet() : GtidSet.parse(ME + ":" + range);
    }

    private static LogPosition at(String gtidSet) {
        return new LogPosition(gtidSet, "b.000007", 4);
    }
}
