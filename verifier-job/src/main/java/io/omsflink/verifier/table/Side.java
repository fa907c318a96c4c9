package io.omsflink.verifier.table;

/** One of the two databases. */
public enum Side {
    SOURCE,
    TARGET
}
