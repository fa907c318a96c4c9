package io.omsflink.catalog.ddl;

import io.omsflink.catalog.IndexSchema.Part;
import java.util.List;

/**
 * A key as a statement defines it.
 *
 * @param name empty text when the server makes one up
 */
public record KeyDefinition(
        Kind kind, String name, List<Part> parts, String comment, boolean visible) {

    /** Kinds of keys. */
    public enum Kind {
        PRIMARY,
        UNIQUE,
        PLAIN,
        FULLTEXT,
        SPATIAL
    }

    public KeyDefinition {
        parts = List.copyOf(parts);
    }
}
