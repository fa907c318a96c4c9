package io.omsflink.catalog;

import java.util.Locale;

/** What a schema consists of, in the order in which it is made at a target. */
public enum ObjectKind {
    DATABASE,
    TABLE,
    VIEW,
    /** All indexes of one table that wait until its rows are there. */
    INDEXES,
    CHECK,
    FOREIGN_KEY,
    TRIGGER,
    PROCEDURE,
    FUNCTION,
    EVENT,
    GRANTS;

    /** As users read and write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is carried to the target at all. */
    public boolean migrated() {
        return compareTo(TRIGGER) < 0;
    }
}
