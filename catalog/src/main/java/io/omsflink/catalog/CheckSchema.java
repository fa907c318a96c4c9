package io.omsflink.catalog;

import java.io.Serializable;

/**
 * A CHECK constraint of a table.
 *
 * @param expression what must not be false, without the outer parentheses
 * @param enforced false for {@code NOT ENFORCED}
 */
public record CheckSchema(String name, String expression, boolean enforced)
        implements Serializable {}
