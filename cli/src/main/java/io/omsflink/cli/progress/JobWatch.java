package io.omsflink.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.cli.flink.FailureText;
import io.omsflink.cli.flink.FlinkRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Looks at one job over REST, as often as it is asked. Figures that Flink has not gathered yet keep
 * their last value: after a restart metrics are missing for a moment. For one thread.
 */
public final class JobWatch {
    private static final String PROGRESS = ".enumerator.progress";

    private static final String APPLIED = ".appliedPosition";

    private final FlinkRest rest;
    private final String jobId;
    private final LongSupplier clock;
    private Progress progress = Progress.UNKNOWN;
    private SinkFigures sink = SinkFigures.UNKNOWN;

    public JobWatch(FlinkRest rest, String jobId) {
        this(rest, jobId, System::currentTimeMillis);
    }

    JobWatch(FlinkRest rest, String jobId, LongSupplier clock) {
        this.rest = rest;
        this.jobId = jobId;
        this.clock = clock;
    }

    public JobView look() {
        Optional<JsonNode> job = rest.job(jobId);
        String state = job.map(j -> j.path("state").asText()).orElseGet(this::whyMissing);
        job.ifPresent(this::readFigures);
        return new JobView(
                state, progress, sink, job.isEmpty() ? "" : failure(state), clock.getAsLong());
    }

    /** A job that runs may have failed before; what is over does not interest any more. */
    private String failure(String state) {
        return state.equals("RUNNING") ? checkpointTrouble() : lastFailure();
    }

    private String checkpointTrouble() {
        return rest.find("/jobs/" + jobId + "/checkpoints")
                .map(c -> CheckpointTrouble.of(c.path("latest")))
                .orElse("");
    }

    /** What went wrong last in this job, in words; empty for nothing. */
    public String lastFailure() {
        return rest.failures(jobId).stream().findFirst().map(FailureText::of).orElse("");
    }

    /**
     * Place in the source's log up to which the target has everything; empty while there is none.
     */
    public String appliedPosition() {
        return rest.job(jobId).stream()
                .flatMap(job -> StreamSupport.stream(job.path("vertices").spliterator(), false))
                .flatMap(this::subtasks)
                .flatMap(subtask -> appliedPosition(subtask).stream())
                .findFirst()
                .orElse("");
    }

    private Stream<String> subtasks(JsonNode vertex) {
        String path = "/jobs/" + jobId + "/vertices/" + vertex.path("id").asText() + "/subtasks/";
        return IntStream.range(0, vertex.path("parallelism").asInt())
                .mapToObj(i -> path + i + "/metrics");
    }

    /** Only one of the subtasks applies the log. */
    private Optional<String> appliedPosition(String path) {
        List<String> ids =
                rest.metricIds(path).stream().filter(id -> id.endsWith(APPLIED)).toList();
        return ids.isEmpty()
                ? Optional.empty()
                : rest.metrics(path, ids).values().stream().filter(v -> !v.isEmpty()).findFirst();
    }

    private String whyMissing() {
        return rest.slots().isPresent() ? "UNKNOWN" : "UNREACHABLE";
    }

    private void readFigures(JsonNode job) {
        List<String> vertices = new ArrayList<>();
        job.path("vertices")
                .forEach(
                        v -> vertices.add("/jobs/" + jobId + "/vertices/" + v.path("id").asText()));
        vertices.forEach(this::readProgress);
        readSink(vertices);
    }

    private void readProgress(String vertex) {
        String path = vertex + "/jm-operator-metrics";
        List<String> ids =
                rest.metricIds(path).stream().filter(id -> id.endsWith(PROGRESS)).toList();
        if (!ids.isEmpty()) {
            Optional.ofNullable(rest.metrics(path, ids).get(ids.get(0)))
                    .ifPresent(v -> progress = Progress.parse(v));
        }
    }

    private void readSink(List<String> vertices) {
        SinkReading reading = new SinkReading();
        for (String vertex : vertices) {
            reading.add(rest.sums(vertex + "/subtasks/metrics", SinkReading::wanted));
        }
        sink = reading.figures().orElse(sink);
    }
}
