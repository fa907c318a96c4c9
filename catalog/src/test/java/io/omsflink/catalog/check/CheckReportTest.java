package io.omsflink.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckReportTest {
    private static final CheckResult OK = CheckResult.ok("source.version", "Fine.");
    private static final CheckResult WARN = CheckResult.warn("source.keys", "No key.", "Add one.");
    private static final CheckResult FAIL =
            CheckResult.fail("source.log", "Cannot follow it.", "Switch it on.");

    @Test
    void warningsDoNotStopAProject() {
        CheckReport report = new CheckReport(List.of(OK, WARN), List.of());
        assertThat(report.passed()).isTrue();
        assertThat(report.warnings()).containsExactly(WARN);
        assertThatCode(report::throwIfFailed).doesNotThrowAnyException();
    }

    @Test
    void everyFailureIsAParagraphOfTheError() {
        CheckResult other = CheckResult.fail("target.rows", "Cannot copy.", "Empty it.");
        assertThatThrownBy(new CheckReport(List.of(FAIL, WARN, other), List.of())::throwIfFailed)
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PRECHECK_FAILED))
                .message()
                .isEqualToNormalizingNewlines(
                        "Cannot start the project: 2 checks failed.\n"
                                + "- Cannot follow it. Switch it on.\n- Cannot copy. Empty it.");
    }

    @Test
    void aResultReadsAsOneLine() {
        assertThat(FAIL).hasToString("FAIL source.log: Cannot follow it. Switch it on.");
        assertThat(OK).hasToString("OK source.version: Fine.");
    }
}
