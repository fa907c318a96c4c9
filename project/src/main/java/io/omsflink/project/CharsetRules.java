package io.omsflink.project;

import java.io.Serializable;
import java.util.Map;

/**
 * What a project wants charsets and collations to become that its target does not have, by their
 * names at the source; {@code *} stands for every other one. What is not here follows the default.
 */
public record CharsetRules(Map<String, String> charsets, Map<String, String> collations)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The default of everything. */
    public static final CharsetRules NONE = new CharsetRules(Map.of(), Map.of());

    public CharsetRules {
        charsets = Map.copyOf(charsets);
        collations = Map.copyOf(collations);
    }
}
