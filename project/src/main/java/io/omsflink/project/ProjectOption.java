package io.omsflink.project;

import java.util.Optional;

/**
 * One key of the project file.
 *
 * @param key full path, for example {@code source.host}
 * @param values what may be written, as Markdown
 * @param whenAbsent what holds when the key is not there, as Markdown; empty when the key must be
 *     there
 * @param description what the key does, as Markdown
 */
public record ProjectOption(
        String key, String values, Optional<String> whenAbsent, String description) {

    static ProjectOption required(String key, String values, String description) {
        return new ProjectOption(key, values, Optional.empty(), description);
    }

    static ProjectOption optional(
            String key, String values, String whenAbsent, String description) {
        return new ProjectOption(key, values, Optional.of(whenAbsent), description);
    }

    /** The path of the map that holds the key; empty for the top of the file. */
    public String section() {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    /** The key as it stands in its map. */
    public String name() {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
