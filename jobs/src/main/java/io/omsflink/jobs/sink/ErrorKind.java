package io.omsflink.jobs.sink;

import io.omsflink.project.ErrorCode;

/** What the writer does about an error of the target. */
enum ErrorKind {
    /** The transaction is rolled back; the same one may succeed at once. */
    RETRY(ErrorCode.TARGET_FAILED),
    /** The target is short of something; the same transaction may succeed after a pause. */
    BACK_OFF(ErrorCode.TARGET_FAILED),
    /** Another server is the one for it now: a new connection, then the same transaction. */
    REROUTE(ErrorCode.TARGET_FAILED),
    /** What was not committed is gone: a new connection, then the same transaction. */
    CONNECTION_LOST(ErrorCode.TARGET_FAILED),
    /** Committed or not: {@code oms_meta} has to be asked, on a new connection. */
    UNKNOWN_OUTCOME(ErrorCode.TARGET_FAILED),
    /** The target's columns do not take a value. */
    VALUE(ErrorCode.VALUE_REFUSED),
    /** Another row of the target has the value of a key. */
    DUPLICATE(ErrorCode.VALUE_REFUSED),
    /** A table, a column or a right is missing. */
    SCHEMA(ErrorCode.PRECHECK_FAILED),
    /** Listed as not worth another attempt. */
    FATAL(ErrorCode.TARGET_REFUSED),
    /** In no list: the applier does not try again by itself, Flink's restart does. */
    UNLISTED(ErrorCode.TARGET_FAILED);

    private final ErrorCode code;

    ErrorKind(ErrorCode code) {
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }

    /** Whether the same transaction is worth another attempt, after what the kind asks for. */
    boolean repeatable() {
        return this == RETRY || this == BACK_OFF || needsConnection();
    }

    /** Whether the next attempt needs a connection of its own. */
    boolean needsConnection() {
        return this == REROUTE || this == CONNECTION_LOST || this == UNKNOWN_OUTCOME;
    }

    /** Whether the answer is about the row itself, so that the conflict policy decides. */
    boolean conflict() {
        return this == VALUE || this == DUPLICATE;
    }

    /** What it means when {@code COMMIT} answered it: only a clear no is a no. */
    ErrorKind atCommit() {
        return switch (this) {
            case BACK_OFF, REROUTE, CONNECTION_LOST, UNLISTED -> UNKNOWN_OUTCOME;
            default -> this;
        };
    }
}
