package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetErrorsTest {

    private static SQLException error(int number, String message) {
        return new SQLException(message, "HY000", number);
    }

    @ParameterizedTest
    @CsvSource({
        "1205, RETRY, TARGET_FAILED, RETRY",
        "1213, RETRY, TARGET_FAILED, RETRY",
        "6002, RETRY, TARGET_FAILED, RETRY",
        "6235, RETRY, TARGET_FAILED, RETRY",
        "4138, RETRY, TARGET_FAILED, RETRY",
        "4013, BACK_OFF, TARGET_FAILED, UNKNOWN_OUTCOME",
        "4030, BACK_OFF, TARGET_FAILED, UNKNOWN_OUTCOME",
        "4012, BACK_OFF, TARGET_FAILED, UNKNOWN_OUTCOME",
        "1040, BACK_OFF, TARGET_FAILED, UNKNOWN_OUTCOME",
        "4038, REROUTE, TARGET_FAILED, UNKNOWN_OUTCOME",
        "4225, REROUTE, TARGET_FAILED, UNKNOWN_OUTCOME",
        "2013, CONNECTION_LOST, TARGET_FAILED, UNKNOWN_OUTCOME",
        "6222, UNKNOWN_OUTCOME, TARGET_FAILED, UNKNOWN_OUTCOME",
        "1062, DUPLICATE, VALUE_REFUSED, DUPLICATE",
        "1406, VALUE, VALUE_REFUSED, VALUE",
        "1264, VALUE, VALUE_REFUSED, VALUE",
        "1153, VALUE, VALUE_REFUSED, VALUE",
        "1146, SCHEMA, PRECHECK_FAILED, SCHEMA",
        "1142, SCHEMA, PRECHECK_FAILED, SCHEMA",
        "1045, SCHEMA, PRECHECK_FAILED, SCHEMA",
        "1064, FATAL, TARGET_REFUSED, FATAL",
        "0, UNLISTED, TARGET_FAILED, UNKNOWN_OUTCOME",
        "9999, UNLISTED, TARGET_FAILED, UNKNOWN_OUTCOME"
    })
    void anErrorsNumberSaysWhatToDo(
            int number, ErrorKind kind, ErrorCode code, ErrorKind whenCommitAnsweredIt) {
        SQLException error = error(number, "message");
        assertThat(TargetErrors.kind(error)).isEqualTo(kind);
        assertThat(TargetErrors.classify(error)).isEqualTo(code);
        assertThat(TargetErrors.kindAtCommit(error)).isEqualTo(whenCommitAnsweredIt);
        assertThat(TargetErrors.isTransient(error)).isEqualTo(kind == ErrorKind.RETRY);
        assertThat(TargetErrors.advice(error, "shop")).endsWith(".");
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
        assertThat(TargetErrors.advice(error, "shop")).contains("max_allowed_packet");
    }

    @Test
    void aConnectionThatTheDriverMissesIsLostWhateverItsNumber() {
        assertThat(TargetErrors.kind(new SQLNonTransientConnectionException("broken pipe")))
                .isEqualTo(ErrorKind.CONNECTION_LOST);
        assertThat(TargetErrors.kind(new SQLException("Socket error", "08000", -1)))
                .isEqualTo(ErrorKind.CONNECTION_LOST);
    }

    /** Sent in their place by OceanBase in MySQL mode, so both must be treated alike. */
    @ParameterizedTest
    @ValueSource(ints = {6211, 6213, 6214, 6223, 6224})
    void aRolledBackTransactionIsOneByItsOldNumberToo(int number) {
        assertThat(TargetErrors.kind(error(number, "")))
                .isEqualTo(TargetErrors.kind(error(6002, "")));
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKindHasAnError(ErrorKind kind) {
        if (kind != ErrorKind.UNLISTED) {
            assertThat(TargetErrorTable.entries().values())
                    .anySatisfy(entry -> assertThat(entry.kind()).isEqualTo(kind));
        }
    }

    @Test
    void everyErrorHasANameAndWords() {
        assertThat(TargetErrorTable.entries()).hasSizeGreaterThan(200);
        assertThat(TargetErrorTable.entries().values())
                .allSatisfy(
                        entry -> {
                            assertThat(entry.symbol()).matches("[A-Z][A-Z0-9_]+");
                            assertThat(entry.words()).isNotBlank();
                            assertThat(entry.kind()).isNotEqualTo(ErrorKind.UNLISTED);
                        });
    }
}
