package io.omsflink.catalog.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogPositionTest {

    @Test
    void filesAreComparedByNumberAndNotAsText() {
        assertThat(LogPosition.FILE_ORDER.compare("mysql-bin.999999", "mysql-bin.1000000"))
                .isNegative();
        assertThat(LogPosition.FILE_ORDER.compare("host.example.000010", "host.example.000009"))
                .isPositive();
        assertThat(LogPosition.FILE_ORDER.compare("binlog.000010", "binlog.000010")).isZero();
    }

    @Test
    void placesInOneFileAreComparedByOffset() {
        assertThat(LogPosition.BY_FILE.compare(at("b.000001", 900), at("b.000001", 1000)))
                .isNegative();
        assertThat(LogPosition.BY_FILE.compare(at("b.000002", 4), at("b.000001", 1000)))
                .isPositive();
    }

    @Test
    void aFileWithoutANumberIsRefused() {
        assertThatThrownBy(() -> LogPosition.fileNumber("mysql-bin.index"))
                .hasMessageContaining("'mysql-bin.index'");
    }

    @Test
    void aPlaceSaysWhichModeItBelongsTo() {
        assertThat(at("b.000001", 4).gtidMode()).isFalse();
        assertThat(at("b.000001", 4)).hasToString("b.000001:4");
        LogPosition byGtid =
                new LogPosition("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5", "b.000001", 4);
        assertThat(byGtid.gtidMode()).isTrue();
        assertThat(byGtid).hasToString("b.000001:4 (3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5)");
    }

    private static LogPosition at(String file, long offset) {
        return LogPosition.ofFile(file, offset);
    }
}
