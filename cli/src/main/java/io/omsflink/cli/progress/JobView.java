package io.omsflink.cli.progress;

/**
 * A look at a job.
 *
 * @param state Flink's word, e.g. {@code RUNNING}, {@code RESTARTING}; {@code UNREACHABLE} when the
 *     cluster does not answer, {@code UNKNOWN} when it does not know the job
 * @param failure what went wrong last, in words; empty for nothing
 * @param at when it was looked at, in ms since 1970
 */
public record JobView(String state, Progress progress, SinkFigures sink, String failure, long at) {

    public boolean ended() {
        return switch (state) {
            case "FINISHED", "FAILED", "CANCELED", "SUSPENDED" -> true;
            default -> false;
        };
    }

    public boolean found() {
        return !state.equals("UNREACHABLE") && !state.equals("UNKNOWN");
    }
}
