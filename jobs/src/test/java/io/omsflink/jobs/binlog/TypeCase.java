package io.omsflink.jobs.binlog;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column type with values to try; NULL is always tried too.
 *
 * @param table name of the case's table, {@code (id int primary key, v <type>)}
 * @param values SQL expressions, evaluated by the server under utf8mb4
 */
record TypeCase(String table, String type, List<String> values) {

    String create() {
        return "CREATE TABLE types." + table + "(id INT PRIMARY KEY, v " + type + ")";
    }

    String insert() {
        return "INSERT INTO types."
                + table
                + " VALUES (0, NULL), "
                + IntStream.range(0, values.size())
                        .mapToObj(i -> "(" + (i + 1) + "," + values.get(i) + ")")
                        .collect(Collectors.joining(","));
    }

    boolean floating() {
        return type.startsWith("FLOAT") || type.startsWith("DOUBLE");
    }

    boolean json() {
        return type.startsWith("JSON");
    }

    /**
     * Whether documents hold values of SQL types, which their text turns into strings and doubles.
     */
    boolean opaque() {
        return json() && values.stream().anyMatch(v -> v.contains("CAST("));
    }

    /** Whether the server can put the whole column into a key. */
    boolean indexable() {
        return !json()
                && !floating()
                && !type.contains("BLOB")
                && !type.contains("TEXT")
                && !geometry()
                && !List.of("VARCHAR(16000)", "VARCHAR(0)").contains(type);
    }

    private boolean geometry() {
        return type.startsWith("GEOM") || type.startsWith("POINT") || type.startsWith("POLYGON");
    }

    @Override
    public String toString() {
        return type.length() > 60 ? type.substring(0, 60) + ".." : type;
    }
}
