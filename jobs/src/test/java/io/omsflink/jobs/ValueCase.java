package io.omsflink.jobs;

import java.util.List;
import java.util.Set;

/**
 * A column type and values of it as SQL; NULL is tried for every type.
 *
 * @param key whether the whole column may be a primary key
 * @param since 5.7 or 8.0: the oldest source that has the type
 */
record ValueCase(int number, String type, boolean key, String since, List<String> values) {
    private static final Set<String> COUNTED = Set.of("enum", "set", "bit", "year");

    String column() {
        return "c" + number;
    }

    /**
     * How to look at a stored value by other eyes than the comparison of tables has; {@code NULL}
     * where it has the best ones.
     */
    String look(String column) {
        String base = type.toLowerCase(java.util.Locale.ROOT).split("[^a-z]")[0];
        if (COUNTED.contains(base)) {
            return "CONCAT(HEX(" + column + "), ' ', " + column + "+0)";
        }
        return switch (base) {
            case "float", "double" -> column + "*1e0";
            case "json" -> "NULL"; // the same document prints differently in 5.7 and 8.0
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "boolean" ->
                    "CONCAT(" + column + ")";
            default -> "HEX(" + column + ")";
        };
    }

    @Override
    public String toString() {
        return type.length() > 60 ? type.substring(0, 60) + ".." : type;
    }
}
