package io.omsflink.cli.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.Progress;

/**
 * The line of {@code oms run --json}.
 *
 * @param state Flink's word, e.g. {@code RUNNING}, {@code FINISHED}, {@code FAILED}
 * @param phase see {@link Progress}
 * @param tables number of tables
 * @param rows copied
 * @param delayMs -1 while the log is not applied
 * @param error what went wrong, absent when nothing did
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunResult(
        String name,
        String state,
        String phase,
        int tables,
        long rows,
        @JsonProperty("copy_seconds") double copySeconds,
        @JsonProperty("delay_ms") long delayMs,
        @JsonProperty("job_id") String jobId,
        @JsonProperty("web_ui") String webUi,
        String error) {

    public static RunResult of(ProjectRecord project, FlinkTarget flink, JobView view) {
        Progress progress = view.progress();
        return new RunResult(
                project.name(),
                view.state(),
                progress.phase(),
                progress.tablesTotal(),
                progress.rows(),
                progress.copySeconds(view.at()),
                view.sink().delayMs(),
                project.jobId(),
                flink.page(project.jobId()),
                view.failure());
    }
}
