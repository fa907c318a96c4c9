package io.omsflink.jobs.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class QuerySessionTest {

    /**
     * Flags, mode, a catalogue, charsets, time zone, two databases, microseconds, then something
     * new.
     */
    private static final byte[] STATUS =
            HexFormat.of()
                    .parseHex(
                            "00"
                                    + "00000000"
                                    + "01"
                                    + "0400600000000000"
                                    + "06"
                                    + "03"
                                    + "737464"
                                    + "04"
                                    + "210021002d00"
                                    + "05"
                                    + "06"
                                    + "2b30353a3330"
                                    + "0c"
                                    + "02"
                                    + "616200"
                                    + "6300"
                                    + "0d"
                                    + "40e201"
                                    + "63"
                                    + "ff");

    @Test
    void theVariablesAreReadUpToTheFirstUnknownOne() {
        QuerySession session = QuerySession.parse(STATUS);
        assertThat(session.timeZone()).isEqualTo("+05:30");
        assertThat(session.micros()).isEqualTo(123_456);
        assertThat(session.strict()).isTrue();
        assertThat(session.usualQuotes()).isFalse();
    }

    @Test
    void aLogThatSaysNothingIsTakenAsStrict() {
        assertThat(QuerySession.parse(new byte[0])).isEqualTo(QuerySession.UNKNOWN);
        assertThat(QuerySession.UNKNOWN.strict()).isTrue();
        assertThat(QuerySession.UNKNOWN.usualQuotes()).isTrue();
    }

    @Test
    void aModeWithoutStrictnessIsNotStrict() {
        byte[] status = HexFormat.of().parseHex("01" + "0000000000000000");
        assertThat(QuerySession.parse(status).strict()).isFalse();
        assertThat(QuerySession.parse(status).usualQuotes()).isTrue();
    }
}
