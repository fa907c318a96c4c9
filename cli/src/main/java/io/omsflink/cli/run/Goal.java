package io.omsflink.cli.run;

/** How long {@code oms run} follows a project. */
public enum Goal {
    /** Until the job ends, which a project with an incremental step never does by itself. */
    END,
    /** Until everything is applied that the source had committed when the log was first read. */
    CAUGHT_UP
}
