package io.omsflink.project;

/** What the full copy does with rows that already stand in a target table. */
public enum ExistingRows {
    /** Refuse to start while a target table holds rows (default). */
    STOP,
    /** Keep the row at the target when its key is there already. */
    IGNORE,
    /** Overwrite the row at the target when its key is there already. */
    REPLACE
}
