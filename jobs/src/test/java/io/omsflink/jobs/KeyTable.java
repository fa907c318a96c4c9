package io.omsflink.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose primary key has the types of some cases, and a column {@code n} for the number of
 * the row.
 *
 * @param rows values of the key's columns as SQL
 */
record KeyTable(String name, List<String> columns, String definition, List<List<String>> rows) {
    /** As many as fit into the 3,072 bytes of a key whatever they are. */
    private static final int TOGETHER = 5;

    static List<KeyTable> all(List<ValueCase> cases) {
        List<KeyTable> tables = new ArrayList<>(cases.stream().map(KeyTable::single).toList());
        for (int i = 0; i < cases.size(); i += TOGETHER) {
            tables.add(composite(cases.subList(i, Math.min(i + TOGETHER, cases.size()))));
        }
        return tables;
    }

    static KeyTable single(ValueCase c) {
        return new KeyTable(
                "k" + c.number(),
                List.of("v"),
                column("v", c),
                c.values().stream().map(List::of).toList());
    }

    private static KeyTable composite(List<ValueCase> cases) {
        List<String> columns = new ArrayList<>(List.of("g"));
        cases.forEach(c -> columns.add(c.column()));
        String definition =
                cases.stream()
                        .map(c -> column(c.column(), c))
                        .collect(Collectors.joining(", ", "g INT, ", ""));
        int most = cases.stream().mapToInt(c -> c.values().size()).max().orElseThrow();
        return new KeyTable(
                "composite" + cases.get(0).number(),
                columns,
                definition,
                IntStream.range(0, most).mapToObj(i -> compositeRow(cases, i)).toList());
    }

    private static List<String> compositeRow(List<ValueCase> cases, int i) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(i / 2)));
        cases.forEach(c -> row.add(c.values().get(i % c.values().size())));
        return row;
    }

    private static String column(String name, ValueCase c) {
        return name + " " + c.type().replace(" NULL", " NOT NULL DEFAULT '2000-01-01'");
    }

    String create() {
        return "CREATE TABLE "
                + name
                + " ("
                + definition
                + ", n INT, PRIMARY KEY ("
                + String.join(", ", columns)
                + "))";
    }

    String insert(int row) {
        return "INSERT INTO "
                + name
                + " VALUES ("
                + String.join(", ", rows.get(row))
                + ", "
                + row
                + ")";
    }

    /** Gives a row the key of that one. */
    String update(int row) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + "=" + rows.get(row).get(i))
                .collect(Collectors.joining(", ", "UPDATE " + name + " SET ", ""));
    }
}
