package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Identifiers as SQL text. Backticks work whatever {@code sql_mode} says, and nothing else needs
 * escaping inside them.
 */
public final class Names {
    private Names() {}

    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    public static String quote(TableId table) {
        return quote(table.database()) + "." + quote(table.table());
    }

    /** Quoted names with {@code ", "} between. */
    public static String quoteAll(Collection<String> names) {
        return names.stream().map(Names::quote).collect(Collectors.joining(", "));
    }

    /**
     * A text as string literal, for sessions with backslash escapes: those of {@link Connections}.
     * Control characters are escaped so that a statement stays one readable line.
     */
    public static String literal(String text) {
        String escaped =
                text.replace("\\", "\\\\")
                        .replace("'", "''")
                        .replace("\0", "\\0")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\u001a", "\\Z");
        return "'" + escaped + "'";
    }
}
