package io.omsflink.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.cli.flink.FakeFlink;
import io.omsflink.cli.flink.FlinkRest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private static final String VERTEX = "/jobs/j/vertices/v";
    private static final String PROGRESS = "Source__a_->_b__Writer.coordinator.enumerator.progress";

    private final FakeFlink flink = new FakeFlink();
    private final JobWatch watch = new JobWatch(new FlinkRest(flink.url()), "j", () -> 5_000);

    @AfterEach
    void close() {
        flink.close();
    }

    private void running() {
        flink.answer(
                        "/jobs/j",
                        "{\"state\":\"RUNNING\",\"vertices\":[{\"id\":\"v\",\"parallelism\":2}]}")
                .answer(VERTEX + "/jm-operator-metrics", "[{\"id\":\"" + PROGRESS + "\"}]")
                .answer(
                        VERTEX + "/jm-operator-metrics?get=" + PROGRESS.replace(">", "%3E"),
                        "[{\"id\":\""
                                + PROGRESS
                                + "\",\"value\":\"{\\\"phase\\\":\\\"COPY\\\",\\\"rows\\\":7,\\\"new\\\":1,\\\"tables\\\":"
                                + "[{\\\"name\\\":\\\"a.b\\\",\\\"rows\\\":7,\\\"estimate\\\":10,\\\"state\\\":\\\"copying\\\"}]}\"}]")
                .answer(
                        VERTEX + "/subtasks/metrics",
                        "[{\"id\":\"W.delayMs\"},{\"id\":\"W.rowsApplied\"},{\"id\":\"W.conflicts\"},{\"id\":\"W.readOnlySince\"},{\"id\":\"other\"}]")
                .answer(
                        VERTEX
                                + "/subtasks/metrics?get=W.delayMs,W.rowsApplied,W.conflicts,W.readOnlySince&agg=max,sum",
                        "[{\"id\":\"W.delayMs\",\"max\":12.0,\"sum\":13.0},{\"id\":\"W.rowsApplied\",\"max\":3.0,\"sum\":5.0},"
                            + "{\"id\":\"W.conflicts\",\"max\":3.0,\"sum\":4.0},{\"id\":\"W.readOnlySince\",\"max\":9.0,\"sum\":9.0}]");
    }

    @Test
    void readsTheEnumeratorsProgressAndTheSinksFigures() {
        running();
        JobView view = watch.look();
        assertThat(view.state()).isEqualTo("RUNNING");
        assertThat(view.progress().phase()).isEqualTo("COPY");
        assertThat(view.progress().tables()).extracting(TableProgress::name).containsExactly("a.b");
        assertThat(view.sink()).isEqualTo(new SinkFigures(12, 5, 0, 0, 4, 9));
    }

    @Test
    void keepsTheLastFiguresWhileFlinkHasNone() {
        running();
        watch.look();
        flink.answer(VERTEX + "/jm-operator-metrics", "[]")
                .answer(VERTEX + "/subtasks/metrics", "[]");
        assertThat(watch.look().progress().rows()).isEqualTo(7);
    }

    @Test
    void tellsWhatWentWrongWhileTheJobDoesNotRun() {
        flink.answer("/jobs/j", "{\"state\":\"RESTARTING\",\"vertices\":[]}")
                .answer(
                        "/jobs/j/exceptions?maxExceptions=5",
                        "{\"exceptionHistory\":{\"entries\":[{\"stacktrace\":\"io.omsflink.project.OmsException:"
                            + " Cannot a: b.\\n"
                            + "\\tat x\"}]}}");
        assertThat(watch.look().failure()).isEqualTo("Cannot a: b.");
    }

    private void checkpoints(String latest) {
        flink.answer("/jobs/j/checkpoints", "{\"latest\":" + latest + "}");
    }

    @Test
    void tellsWhenNoCheckpointOfARunningJobSucceedsAnyMore() {
        running();
        assertThat(watch.look().failure()).isEmpty();
        String failed =
                "\"failed\":{\"id\":7,\"failure_message\":\"Failure to finalize checkpoint.\"}";
        checkpoints(
                "{\"completed\":{\"id\":6},\"savepoint\":null,\"restored\":null," + failed + "}");
        assertThat(watch.look().failure()).isEmpty();
        checkpoints("{\"completed\":null,\"restored\":{\"id\":3}," + failed + "}");
        assertThat(watch.look().failure())
                .startsWith(
                        "Cannot complete a checkpoint: the last 4 have failed, Flink says 'Failure"
                                + " to finalize checkpoint.'.");
        checkpoints("{\"completed\":{\"id\":8}," + failed + "}");
        assertThat(watch.look().failure()).isEmpty();
    }

    @Test
    void tellsAnUnknownJobFromAClusterThatDoesNotAnswer() {
        flink.answer("/overview", "{\"slots-total\":8}");
        assertThat(watch.look().state()).isEqualTo("UNKNOWN");
        flink.answer("/overview", "<html>another program</html>");
        assertThat(watch.look().state()).isEqualTo("UNREACHABLE");
        flink.close();
        assertThat(watch.look().state()).isEqualTo("UNREACHABLE");
    }
}
