package io.omsflink.cli;

import io.omsflink.catalog.route.MovedTable;
import io.omsflink.cli.home.Json;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.stream.Collectors;

/** The {@code objects} of a project file for given tables. */
final class ObjectsYaml {
    private ObjectsYaml() {}

    static String of(List<MovedTable> tables) {
        return tables.stream()
                .map(ObjectsYaml::entry)
                .collect(Collectors.joining("", "objects:\n  include:\n", ""));
    }

    private static String entry(MovedTable moved) {
        String pattern = quoted(pattern(moved.source()));
        boolean renamed = !moved.target().equals(moved.source());
        String columns = columns(moved.columns());
        String operations = ColumnsText.operations(moved.operations()).replace(" ", ", ");
        if (!renamed && columns.isEmpty() && operations.isEmpty() && moved.where().isEmpty()) {
            return "    - " + pattern + "\n";
        }
        return "    - {table: "
                + pattern
                + (renamed ? ", rename: " + quoted(moved.target().toString()) : "")
                + (columns.isEmpty() ? "" : ", columns: [" + columns + "]")
                + (operations.isEmpty() ? "" : ", dml: [" + operations + "]")
                + (moved.where().isEmpty() ? "" : ", where: " + quoted(moved.where()))
                + "}\n";
    }

    private static String columns(List<ColumnRule> columns) {
        return columns.stream()
                .map(
                        column ->
                                column.source().equals(column.target())
                                        ? quoted(column.source())
                                        : "{"
                                                + quoted(column.source())
                                                + ": "
                                                + quoted(column.target())
                                                + "}")
                .collect(Collectors.joining(", "));
    }

    private static String pattern(TableId table) {
        return literally(table.database()) + "." + literally(table.table());
    }

    /** A name in which nothing is a pattern. */
    private static String literally(String name) {
        return name.replaceAll("[.*?\\[]", "[$0]");
    }

    /** A text of JSON is one of YAML too. */
    private static String quoted(String text) {
        return Json.line(text);
    }
}
