package io.omsflink.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Checkpoints that fail one after the other do not end a job, so somebody has to say it. */
final class CheckpointTrouble {
    private CheckpointTrouble() {}

    /**
     * @param latest what Flink tells of the newest checkpoint of each kind; they are numbered
     *     without gaps
     * @return what is wrong, in words; empty while all is well. A single failure means nothing: a
     *     task may not have been ready
     */
    static String of(JsonNode latest) {
        long good =
                Stream.of("completed", "savepoint", "restored")
                        .mapToLong(kind -> latest.path(kind).path("id").asLong(0))
                        .max()
                        .orElse(0);
        JsonNode failed = latest.path("failed");
        long failures = failed.path("id").asLong(0) - good;
        return failures < 2
                ? ""
                : words(failures, failed.path("failure_message").asText("no reason given"));
    }

    private static String words(long failures, String reason) {
        return ("Cannot complete a checkpoint: the last %d have failed, Flink says '%s'. The"
                    + " project goes on, but a copy does not end without checkpoints, and after a"
                    + " failure it goes on from an older one. Look whether the disk of the"
                    + " checkpoints is full or may not be written to; the JobManager's log tells"
                    + " more.")
                .formatted(failures, reason);
    }
}
