package io.omsflink.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * An index of a table, the primary key included.
 *
 * @param name {@code PRIMARY} for the primary key
 * @param type {@code BTREE}, {@code HASH}, {@code FULLTEXT} or {@code SPATIAL}
 */
public record IndexSchema(
        String name, boolean unique, String type, List<Part> parts, String comment, boolean visible)
        implements Serializable {

    public IndexSchema {
        name = SharedText.of(name);
        type = SharedText.of(type);
        comment = SharedText.of(comment);
        parts = List.copyOf(parts);
    }

    /**
     * One key part.
     *
     * @param column column name; empty string when the part is an expression
     * @param prefix length of a prefix part, 0 for the whole column
     * @param expression text of a functional part, empty string for a column
     */
    public record Part(String column, int prefix, boolean descending, String expression)
            implements Serializable {

        public Part {
            column = SharedText.of(column);
            expression = SharedText.of(expression);
        }
    }

    public boolean primary() {
        return "PRIMARY".equals(name);
    }
}
