package io.omsflink.catalog.schema;

import java.util.Locale;

/** How far an object has got at the target. */
public enum ObjectState {
    /** There is no statement for it yet. */
    PENDING,
    DDL_READY,
    CREATED,
    /** The target refused its statement, or holds something else under its name. */
    FAILED,
    /** The user does without it. */
    SKIPPED;

    /** As users read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
