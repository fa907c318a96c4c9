package io.omsflink.project;

/** In what order the change log is applied. */
public enum ApplyMode {
    /**
     * Whole source transactions on several connections; those that touch the same rows keep their
     * order, others may overtake each other (default).
     */
    TRANSACTION,
    /** Whole source transactions in the order of the source's commits, on one connection. */
    SERIAL,
    /**
     * The changes of each transaction are shared out to all connections by the key of their row;
     * each row keeps its order, transactions do not stay whole.
     */
    ROW
}
