package io.omsflink.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.cli.Waiting;
import io.omsflink.cli.flink.FailureText;
import io.omsflink.cli.flink.FlinkRest;
import io.omsflink.cli.progress.JobWatch;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ends a project's job so that it can be resumed. */
public final class Stopping {
    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private final ProjectState state;
    private final FlinkRest rest;
    private final Duration limit;

    /**
     * @param limit how long to wait for the savepoint
     */
    public Stopping(ProjectState state, Duration limit) {
        this.state = state;
        this.rest = state.flink().rest();
        this.limit = limit;
    }

    /**
     * Takes a savepoint and stops. A job that is restarting cannot take one; it is cancelled, its
     * last checkpoint stays.
     *
     * @return path of the savepoint, empty when the job was cancelled
     * @throws OmsException CLUSTER_FAILED when the savepoint fails; the job then goes on
     */
    public Optional<String> stop() {
        if (!state.view().state().equals("RUNNING")) {
            cancel();
            return Optional.empty();
        }
        String path = savepoint(trigger());
        state.folder().write(state.project().withSavepoint(path));
        // The savepoint is complete before the tasks are gone, and until then nothing else may
        // start.
        awaitEnd();
        return Optional.of(path);
    }

    /**
     * Ends the job at once. What it did since its last checkpoint is done again after a resume;
     * nothing is lost or doubled.
     */
    public void cancel() {
        rest.cancel(job());
        awaitEnd();
    }

    private void awaitEnd() {
        JobWatch watch = new JobWatch(rest, job());
        if (!Waiting.until(END_LIMIT, () -> watch.look().ended())) {
            throw failed("its tasks did not end within " + END_LIMIT.toSeconds() + " s");
        }
    }

    private String trigger() {
        Map<String, Object> body = new TreeMap<>(Map.of("drain", false));
        if (state.flink().sharesFiles()) {
            body.put("targetDirectory", state.folder().savepoints().toUri().toString());
        }
        return rest.post("/jobs/" + job() + "/stop", body).path("request-id").asText();
    }

    private String savepoint(String trigger) {
        JsonNode[] answer = new JsonNode[1];
        boolean done =
                Waiting.until(
                        limit,
                        () -> {
                            answer[0] = rest.get("/jobs/" + job() + "/savepoints/" + trigger);
                            return answer[0].path("status").path("id").asText().equals("COMPLETED");
                        });
        if (!done) {
            throw failed("its savepoint is not complete after " + limit.toSeconds() + " s");
        }
        JsonNode operation = answer[0].path("operation");
        if (operation.has("failure-cause")) {
            throw failed(
                    FailureText.of(operation.path("failure-cause").path("stack-trace").asText()));
        }
        return operation.path("location").asText();
    }

    private String job() {
        return state.project().jobId();
    }

    private OmsException failed(String why) {
        String name = state.project().name();
        return new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Cannot stop project %s: %s. It may go on running (oms status %s); `oms stop %s --no-savepoint` ends it at once, and it can be resumed from its last checkpoint."
                        .formatted(name, why, name, name));
    }
}
