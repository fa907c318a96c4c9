package io.omsflink.bench.stream;

import io.omsflink.cli.flink.FlinkRest;

/** When the cluster took a job: where the clock of Flink contenders begins. */
public final class StartTime {
    private StartTime() {}

    /** In ms since 1970. */
    public static long of(FlinkRest rest, String jobId) {
        return rest.get("/jobs/" + jobId).path("start-time").asLong();
    }
}
