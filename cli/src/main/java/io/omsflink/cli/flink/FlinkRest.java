package io.omsflink.cli.flink;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.cli.home.Json;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Flink's REST interface of one cluster. Opens nothing until it is asked; safe for use by several
 * threads.
 */
public final class FlinkRest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    private final String url;

    /**
     * @param url e.g. {@code http://127.0.0.1:8081}
     */
    public FlinkRest(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }

    /** Slots, or nothing when the cluster does not answer. */
    public Optional<Slots> slots() {
        return find("/overview")
                .map(
                        o ->
                                new Slots(
                                        o.path("slots-total").asInt(),
                                        o.path("slots-available").asInt()));
    }

    /** Addresses of the registered TaskManagers; none when the cluster does not answer. */
    public Set<String> taskManagers() {
        Set<String> result = new TreeSet<>();
        find("/taskmanagers")
                .ifPresent(
                        all ->
                                all.path("taskmanagers")
                                        .forEach(t -> result.add(t.path("path").asText())));
        return result;
    }

    /** Every job that the cluster still knows. */
    public List<JobOverview> jobs() {
        List<JobOverview> result = new ArrayList<>();
        get("/jobs/overview").path("jobs").forEach(j -> result.add(overview(j)));
        return result;
    }

    private static JobOverview overview(JsonNode job) {
        return new JobOverview(
                job.path("jid").asText(),
                job.path("name").asText(),
                job.path("state").asText(),
                job.path("start-time").asLong(),
                job.path("end-time").asLong());
    }

    /** The job, or nothing when the cluster does not know it (any more) or does not answer. */
    public Optional<JsonNode> job(String jobId) {
        return find("/jobs/" + jobId);
    }

    /** What went wrong in a job, newest first; the texts are stack traces. */
    public List<String> failures(String jobId) {
        return find("/jobs/" + jobId + "/exceptions?maxExceptions=5")
                .map(FlinkRest::stackTraces)
                .orElse(List.of());
    }

    private static List<String> stackTraces(JsonNode exceptions) {
        return StreamSupport.stream(
                        exceptions.path("exceptionHistory").path("entries").spliterator(), false)
                .map(e -> e.path("stacktrace").asText())
                .toList();
    }

    /** Values of the metrics below a path, by id; those that do not exist yet are left out. */
    public Map<String, String> metrics(String path, List<String> ids) {
        Map<String, String> result = new HashMap<>();
        find(path + query(ids))
                .ifPresent(
                        all ->
                                all.forEach(
                                        m ->
                                                result.put(
                                                        m.path("id").asText(),
                                                        m.path("value").asText())));
        return result;
    }

    /** Ids of the metrics below a path. */
    public List<String> metricIds(String path) {
        List<String> result = new ArrayList<>();
        find(path).ifPresent(all -> all.forEach(m -> result.add(m.path("id").asText())));
        return result;
    }

    /**
     * Numeric metrics of a vertex over all its subtasks, by id.
     *
     * @param path ends in {@code /subtasks/metrics}
     */
    public Map<String, Aggregate> sums(String path, Predicate<String> wanted) {
        List<String> ids = metricIds(path).stream().filter(wanted).toList();
        Map<String, Aggregate> result = new HashMap<>();
        if (!ids.isEmpty()) {
            find(path + query(ids) + "&agg=max,sum")
                    .ifPresent(
                            all ->
                                    all.forEach(
                                            m ->
                                                    result.put(
                                                            m.path("id").asText(),
                                                            new Aggregate(
                                                                    m.path("max").asDouble(),
                                                                    m.path("sum").asDouble()))));
        }
        return result;
    }

    private static String query(List<String> ids) {
        return "?get="
                + ids.stream()
                        .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(","));
    }

    /** Asks for an answer that must come. */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.line(body))));
    }

    /** Cancels a job; its retained checkpoints stay. */
    public void cancel(String jobId) {
        send(
                request("/jobs/" + jobId + "?mode=cancel")
                        .method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    /**
     * Asks for an answer that may be missing: the thing is not known, or the cluster does not
     * answer.
     */
    public Optional<JsonNode> find(String path) {
        try {
            HttpResponse<String> response = exchange(request(path).GET().build());
            return response.statusCode() == 200
                    ? Optional.of(parse(response.body()))
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            // Also when the port belongs to another program by now, whose answers are no JSON.
            return Optional.empty();
        }
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = exchange(request);
            if (response.statusCode() >= 300) {
                throw refused(request, response);
            }
            return parse(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new OmsException(
                    ErrorCode.CLUSTER_FAILED,
                    "Cannot reach Flink at %s: %s. Start the local cluster with `oms cluster start`, or give the right address with --flink."
                            .formatted(
                                    url,
                                    e.getMessage() == null ? "connection refused" : e.getMessage()),
                    e);
        }
    }

    /** Some other program may listen at an address that was typed in. */
    private static JsonNode parse(String body) throws IOException {
        try {
            return Json.parse(body);
        } catch (UncheckedIOException e) {
            throw new IOException("what answers there is not Flink's REST interface", e);
        }
    }

    private OmsException refused(HttpRequest request, HttpResponse<String> response) {
        return new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Cannot carry out %s %s at Flink %s: status %d, %s. Look into the JobManager's log."
                        .formatted(
                                request.method(),
                                request.uri().getPath(),
                                url,
                                response.statusCode(),
                                FailureText.firstLine(response.body())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    private static HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
