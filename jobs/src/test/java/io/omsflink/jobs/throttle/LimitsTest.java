package io.omsflink.jobs.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.Pace;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits WRITE_ROWS =
            new Limits(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.of(70),
                    OptionalLong.empty());
    private static final Pace FILE = new Pace(500, 6_000);

    @Test
    void whatIsNotSetIsAsInTheProjectFile() {
        assertThat(Limits.NONE.read(FILE)).isEqualTo(FILE);
        assertThat(WRITE_ROWS.write(FILE)).isEqualTo(new Pace(70, 6_000));
    }

    @Test
    void offLiftsTheLimitsOfTheProjectFileToo() {
        assertThat(Limits.OFF.write(FILE)).isEqualTo(Pace.UNLIMITED);
        assertThat(WRITE_ROWS.over(Limits.OFF).write(FILE)).isEqualTo(new Pace(70, 0));
    }

    @Test
    void aPaceIsSharedEvenlyAndNobodyStandsStill() {
        Throttle throttle = new Throttle();
        throttle.pace(new Pace(1_000, 1), 4);
        assertThat(throttle.pace()).isEqualTo(new Pace(250, 1));
        throttle.pace(Pace.UNLIMITED, 4);
        assertThat(throttle.pace().limited()).isFalse();
    }
}
