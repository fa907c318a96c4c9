package io.omsflink.verifier.table;

import io.omsflink.project.TableId;

/**
 * Where the rows of a source table go. Routes, renames and row filters of a project plug in here.
 */
public interface Mapping {
    /** Every table under its own name, with all of its columns and rows. */
    Mapping IDENTITY = new Mapping() {};

    default TableId target(TableId source) {
        return source;
    }

    default String column(TableId source, String name) {
        return name;
    }

    /** SQL condition for the rows that are migrated; empty for all. */
    default String filter(TableId source) {
        return "";
    }
}
