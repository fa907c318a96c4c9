package io.omsflink.project;

/** What becomes of a DDL statement of the log that concerns a table of the project. */
public enum DdlAction {
    /** It is carried out at the target, at its place between the rows. */
    APPLY,
    /** The project stops before it and asks. */
    STOP,
    /** The target keeps what it has, as far as the rows that follow still fit. */
    IGNORE
}
