package io.omsflink.jobs.element;

/**
 * A statement that changes tables of the target.
 *
 * @param exchanges whether it gives tables each other's names, so that afterwards the same names
 *     stand and only another proof tells that it was carried out
 */
public record TargetStatement(String sql, boolean exchanges) {}
