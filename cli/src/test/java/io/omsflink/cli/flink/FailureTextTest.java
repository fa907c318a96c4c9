package io.omsflink.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void takesOurMessageOutOfFlinksWrapping() {
        String trace =
                """
                org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy
                \tat org.apache.flink.runtime.Handler.handle(Handler.java:176)
                Caused by: org.apache.flink.util.SerializedThrowable: io.omsflink.project.OmsException: Cannot write to shop.orders: duplicate key. Remove the row.
                \tat io.omsflink.jobs.sink.Writer.write(Writer.java:1)
                \t... 5 more
                Caused by: java.sql.SQLException: Duplicate entry
                \tat org.mariadb.X.y(X.java:1)
                """;
        assertThat(FailureText.of(trace))
                .isEqualTo("Cannot write to shop.orders: duplicate key. Remove the row.");
    }

    @Test
    void keepsEveryLineOfAMessage() {
        String trace =
                "io.omsflink.project.InvalidProjectException: Cannot use a.yaml: it has 2"
                        + " problems.\n"
                        + "  a:1: x\n"
                        + "  a:2: y\n"
                        + "\tat A.b(A.java:1)";
        assertThat(FailureText.of(trace))
                .isEqualTo("Cannot use a.yaml: it has 2 problems.\n  a:1: x\n  a:2: y");
    }

    @Test
    void prefersTheOuterOneOfTwoOfOurs() {
        String trace =
                "io.omsflink.project.OmsException: Cannot do A: B.\n"
                        + "\tat A.b(A.java:1)\n"
                        + "Caused by: io.omsflink.project.OmsException: Cannot do B: C.\n"
                        + "\tat A.b(A.java:2)";
        assertThat(FailureText.of(trace)).isEqualTo("Cannot do A: B.");
    }

    @Test
    void fallsBackToTheInnermostCause() {
        String trace =
                "java.lang.RuntimeException: outer\n"
                        + "\tat A.b(A.java:1)\n"
                        + "Caused by: java.io.IOException: No space left on device\n"
                        + "\tat A.b(A.java:2)";
        assertThat(FailureText.of(trace)).isEqualTo("java.io.IOException: No space left on device");
    }

    @Test
    void knowsFailuresThatTellHowToGoOn() {
        assertThat(
                        FailureText.tellsHowToGoOn(
                                "Cannot follow the log: x. Then run 'oms resume shop --ddl-applied"
                                        + " a:1'."))
                .isTrue();
        assertThat(
                        FailureText.tellsHowToGoOn(
                                "Cannot read the log: gone. Start the project anew with a full"
                                        + " copy."))
                .isTrue();
        assertThat(
                        FailureText.tellsHowToGoOn(
                                "Cannot load: too long. Make the column wider, then resume."))
                .isFalse();
    }

    @Test
    void acceptsNothing() {
        assertThat(FailureText.of("")).isEmpty();
    }
}
