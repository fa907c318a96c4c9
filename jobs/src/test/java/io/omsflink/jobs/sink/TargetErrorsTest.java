package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetErrorsTest {

    private static SQLException error(int number, String message) {
        return new SQLException(message, "HY000", number);
    }

    @ParameterizedTest
    @CsvSource({
        "1205, true, TARGET_FAILED",
        "1213, true, TARGET_FAILED",
        "6002, true, TARGET_FAILED",
        "6235, true, TARGET_FAILED",
        "1062, false, VALUE_REFUSED",
        "1406, false, VALUE_REFUSED",
        "1264, false, VALUE_REFUSED",
        "1153, false, VALUE_REFUSED",
        "1146, false, PRECHECK_FAILED",
        "1142, false, PRECHECK_FAILED",
        "1045, false, PRECHECK_FAILED",
        "4012, false, TARGET_FAILED",
        "0, false, TARGET_FAILED",
        "2013, false, TARGET_FAILED"
    })
    void anErrorsNumberSaysWhatToDo(int number, boolean atOnce, ErrorCode code) {
        SQLException error = error(number, "message");
        assertThat(TargetErrors.isTransient(error)).isEqualTo(atOnce);
        assertThat(TargetErrors.classify(error)).isEqualTo(code);
        assertThat(TargetErrors.advice(error)).endsWith(".");
    }

    @Test
    void whatMayGoAwayIsTriedAgain() {
        assertThat(TargetErrors.classify(error(2013, "lost")).retryable()).isTrue();
        assertThat(TargetErrors.classify(error(1406, "too long")).retryable()).isFalse();
    }

    @Test
    void aDriverThatRefusesALargeStatementItselfIsUnderstood() {
        SQLException error = error(0, "Packet size 20000000 is > to max_allowed_packet");
        assertThat(TargetErrors.classify(error)).isEqualTo(ErrorCode.VALUE_REFUSED);
        assertThat(TargetErrors.advice(error)).contains("max_allowed_packet");
    }
}
