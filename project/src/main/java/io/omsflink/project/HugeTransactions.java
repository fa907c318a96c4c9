package io.omsflink.project;

/** How a source transaction that does not fit into memory is committed at the target. */
public enum HugeTransactions {
    /** With its last row, in one target transaction (default). */
    WHOLE,
    /** Slice by slice; readers of the target see it in parts meanwhile. */
    SLICES
}
