package io.omsflink.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.omsflink.cli.progress.Progress;
import io.omsflink.cli.progress.SinkFigures;
import io.omsflink.cli.progress.TableProgress;
import io.omsflink.cli.run.ProjectState;
import java.util.List;

/** JSON form of a project's status. */
record StatusJson(
        String name,
        String state,
        String phase,
        int tables,
        @JsonProperty("tables_done") int tablesDone,
        long rows,
        long bytes,
        @JsonProperty("copy_seconds") double copySeconds,
        @JsonProperty("delay_ms") long delayMs,
        @JsonProperty("rows_applied") long rowsApplied,
        @JsonProperty("job_id") String jobId,
        @JsonProperty("web_ui") String webUi,
        String error,
        @JsonProperty("table_list") List<TableProgress> tableList) {

    static StatusJson of(ProjectState state) {
        Progress progress = state.view().progress();
        SinkFigures sink = state.view().sink();
        return new StatusJson(
                state.project().name(),
                state.word(),
                progress.phase(),
                progress.tablesTotal(),
                progress.tablesDone(),
                progress.rows(),
                progress.bytes(),
                progress.copySeconds(state.view().at()),
                sink.delayMs(),
                sink.rowsApplied(),
                state.project().jobId(),
                state.flink().page(state.project().jobId()),
                state.view().failure(),
                progress.tables());
    }
}
