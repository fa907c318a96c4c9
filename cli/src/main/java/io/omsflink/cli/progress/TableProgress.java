package io.omsflink.cli.progress;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How far the copy of one table is.
 *
 * @param rows written to the target so far
 * @param estimate the source's own estimate of the table's rows; may be far off
 * @param state {@code waiting}, {@code copying}, {@code indexing} or {@code done}
 */
public record TableProgress(
        String name,
        long rows,
        long bytes,
        long estimate,
        long chunks,
        long chunksTotal,
        String state) {

    @JsonIgnore
    public boolean done() {
        return "done".equals(state);
    }

    @JsonIgnore
    public boolean copying() {
        return "copying".equals(state);
    }

    /**
     * From 0 to 1. Only a table whose rows are all there reaches 1: the estimate may be too low.
     */
    public double share() {
        if (done() || "indexing".equals(state)) {
            return 1;
        }
        return estimate <= 0 ? 0 : Math.min(0.99, (double) rows / estimate);
    }
}
