package io.omsflink.project;

/**
 * Every error that a user can meet. Codes are stable: documentation and scripts may refer to them.
 */
public enum ErrorCode {
    INVALID_PROJECT(Class.USER, false),
    INVALID_ARGUMENT(Class.USER, false),
    SECRET_MISSING(Class.USER, false),
    PRECHECK_FAILED(Class.USER, false),
    SCHEMA_UNSUPPORTED(Class.USER, false),
    TARGET_NOT_EMPTY(Class.USER, false),
    DDL_IN_LOG(Class.USER, false),
    LOG_UNSUPPORTED(Class.USER, false),
    POSITION_PURGED(Class.EXTERNAL, false),
    VALUE_REFUSED(Class.EXTERNAL, false),
    WRITER_FENCED(Class.EXTERNAL, false),
    CONNECTION_FAILED(Class.EXTERNAL, true),
    SOURCE_FAILED(Class.EXTERNAL, true),
    TARGET_FAILED(Class.EXTERNAL, true),
    TARGET_REFUSED(Class.EXTERNAL, false),
    CLUSTER_FAILED(Class.EXTERNAL, false),
    INTERNAL(Class.INTERNAL, false);

    /** Who can mend it. */
    public enum Class {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Class errorClass;
    private final boolean retryable;

    ErrorCode(Class errorClass, boolean retryable) {
        this.errorClass = errorClass;
        this.retryable = retryable;
    }

    public Class errorClass() {
        return errorClass;
    }

    /** Whether the same work may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
