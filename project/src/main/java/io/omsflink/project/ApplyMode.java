package io.omsflink.project;

/** In what order the change log is applied. */
public enum ApplyMode {
    /**
     * Whole source transactions on several connections; those that touch the same rows keep their
     * order, others may overtake each other (default).
     */
    TRANSACTION,
    /** Whole source transactions in the order of the source's commits, on one connection. */
    SERIAL
}
