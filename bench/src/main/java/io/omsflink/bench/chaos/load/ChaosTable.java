package io.omsflink.bench.chaos.load;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A random table.
 *
 * @param key what names a row; empty for a table without a key
 * @param others all other columns
 * @param unique those of the others that a unique index begins with
 * @param constraints lines of the definition: keys
 * @param domain of how many values the values of a column are
 */
record ChaosTable(
        String name,
        List<Column> key,
        List<Column> others,
        List<Column> unique,
        List<String> constraints,
        int domain) {

    /** Whether rows can be named. */
    boolean keyed() {
        return !key.isEmpty();
    }

    String definition() {
        return "CREATE TABLE %s (%s) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci"
                .formatted(
                        name,
                        Stream.concat(columns().map(Column::definition), constraints.stream())
                                .collect(Collectors.joining(", ")));
    }

    private Stream<Column> columns() {
        return Stream.concat(key.stream(), others.stream());
    }

    /** {@code name (columns) VALUES}. */
    String into() {
        return columns()
                .map(Column::name)
                .collect(Collectors.joining(", ", name + " (", ") VALUES "));
    }

    /** Literals of a key. */
    List<String> randomKey(Random random) {
        return key.stream().map(column -> column.random(random, domain)).toList();
    }

    /** A row with that key: {@code (values)}. */
    String row(List<String> keyValues, Random random) {
        return Stream.concat(
                        keyValues.stream(),
                        others.stream().map(column -> column.random(random, domain)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code k1 = 1 AND k2 = 2}. */
    String where(List<String> keyValues) {
        return joined(keyValues, " AND ");
    }

    /** {@code k1 = 1, k2 = 2}. */
    String assignments(List<String> keyValues) {
        return joined(keyValues, ", ");
    }

    private String joined(List<String> keyValues, String between) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            text.append(i == 0 ? "" : between).append(key.get(i).name());
            text.append(" = ").append(keyValues.get(i));
        }
        return text.toString();
    }

    /** {@code u1 = 5, note = 'x'}: new values for some of the other columns. */
    String randomAssignments(Random random) {
        int first = random.nextInt(others.size());
        int second = random.nextInt(others.size());
        return Stream.of(first, second)
                .distinct()
                .map(others::get)
                .map(column -> column.name() + " = " + column.random(random, domain))
                .collect(Collectors.joining(", "));
    }
}
