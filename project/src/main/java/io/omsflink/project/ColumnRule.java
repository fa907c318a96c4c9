package io.omsflink.project;

import java.io.Serializable;

/**
 * A column that is moved.
 *
 * @param source its name at the source; case does not count
 * @param target its name at the target
 */
public record ColumnRule(String source, String target) implements Serializable {}
