package io.omsflink.project;

/** What a statement of the log does to a row. */
public enum RowOperation {
    INSERT,
    UPDATE,
    DELETE
}
