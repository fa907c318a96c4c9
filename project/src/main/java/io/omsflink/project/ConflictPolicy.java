package io.omsflink.project;

/** What becomes of a change of the log that the target refuses because of one row. */
public enum ConflictPolicy {
    /** The job stops and names the change. */
    STOP,
    /** The target is made like the log's image: rows in the way are deleted, missing ones added. */
    OVERWRITE,
    /** The change goes to {@code oms_meta.conflicts} and the job goes on. */
    SKIP
}
