package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void onlyAnErrorThatMayGoAwayIsTriedAgain(ErrorCode code) {
        OmsException known = new OmsException(code, "Cannot do it.");
        RuntimeException thrown = Failures.forFlink("act", known);
        if (code.retryable()) {
            assertThat(thrown).isSameAs(known);
        } else {
            assertThat(thrown).isInstanceOf(SuppressRestartsException.class).hasCause(known);
        }
    }

    @Test
    void theErrorIsFoundBelowWhatWasPutAroundIt() {
        OmsException known = new OmsException(ErrorCode.DDL_IN_LOG, "Cannot go on.");
        Throwable wrapped = new CompletionException(new IOException("reading", known));
        assertThat(Failures.forFlink("act", wrapped))
                .isInstanceOf(SuppressRestartsException.class)
                .hasCause(known);
    }

    @Test
    void whatNobodyKnowsIsTriedAgainAndSaysWhatWasBeingDone() {
        IOException cause = new IOException("connection reset");
        assertThat(Failures.forFlink("read mysql://db", cause))
                .isInstanceOfSatisfying(
                        OmsException.class, e -> assertThat(e.code().retryable()).isTrue())
                .hasMessageStartingWith("Cannot read mysql://db: connection reset")
                .hasCause(cause);
    }
}
