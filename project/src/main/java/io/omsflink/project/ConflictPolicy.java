package io.omsflink.project;

/** What becomes of a change of the log that rows of the target contradict. */
public enum ConflictPolicy {
    /** The job stops at a change that the target refuses, and names it. */
    STOP,
    /** The target's rows become what the log says; what it has no row for is added. */
    OVERWRITE,
    /**
     * Rows are compared with the log before they are changed; the target keeps what contradicts it,
     * and the change goes to {@code oms_meta.conflicts}.
     */
    SKIP
}
