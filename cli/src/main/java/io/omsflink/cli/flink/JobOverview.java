package io.omsflink.cli.flink;

/**
 * One line of {@code /jobs/overview}.
 *
 * @param state Flink's word, e.g. {@code RUNNING}, {@code RESTARTING}, {@code FAILED}
 */
public record JobOverview(String id, String name, String state, long startedAt, long endedAt) {

    /** Whether the job has ended for good, one way or the other. */
    public boolean ended() {
        return switch (state) {
            case "FINISHED", "FAILED", "CANCELED", "SUSPENDED" -> true;
            default -> false;
        };
    }
}
