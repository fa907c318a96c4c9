package io.omsflink.bench.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The line of {@code oms demo --json}.
 *
 * @param equal whether every table that was to be moved is equal, and nothing else was moved
 * @param tables number of tables that are equal
 * @param rows in these tables
 * @param copySeconds from the first look at the source until the last copied row is committed
 * @param maxDelayMs longest time from a commit at the source until it was seen at the target
 * @param error why there is no comparison, absent when there is one
 */
record DemoResult(
        boolean equal,
        int tables,
        long rows,
        @JsonProperty("copy_seconds") double copySeconds,
        @JsonProperty("max_delay_ms") long maxDelayMs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String error) {

    static DemoResult failed(RuntimeException cause) {
        return new DemoResult(false, 0, 0, 0, 0, String.valueOf(cause.getMessage()));
    }
}
