package io.omsflink.project;

import java.io.Serializable;

/**
 * What becomes of the DDL statements of the log, by kind.
 *
 * @param create new tables that the project's patterns match
 * @param alter columns, indexes, keys, partitions and options of a table
 * @param rename new names
 * @param truncate all rows of a table
 * @param drop tables that go
 */
public record DdlRules(
        DdlAction create, DdlAction alter, DdlAction rename, DdlAction truncate, DdlAction drop)
        implements Serializable {

    /** The same for every kind. */
    public static DdlRules all(DdlAction action) {
        return new DdlRules(action, action, action, action, action);
    }
}
