package io.omsflink.cli;

import io.omsflink.catalog.route.MovedTable;
import io.omsflink.project.ColumnRule;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as comma-separated values (RFC 4180), which spreadsheets read and write. */
final class ObjectsCsv {
    private static final List<String> HEADINGS =
            List.of(
                    "database",
                    "table",
                    "target_database",
                    "target_table",
                    "columns",
                    "dml",
                    "where");

    private ObjectsCsv() {}

    static String write(List<MovedTable> tables) {
        Stream<List<String>> rows =
                tables.stream()
                        .map(
                                moved ->
                                        List.of(
                                                moved.source().database(),
                                                moved.source().table(),
                                                moved.target().database(),
                                                moved.target().table(),
                                                ColumnsText.write(moved.columns()),
                                                ColumnsText.operations(moved.operations()),
                                                moved.where()));
        return Stream.concat(Stream.of(HEADINGS), rows)
                .map(row -> row.stream().map(ObjectsCsv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /**
     * The tables of a text that {@link #write} could have written; columns behind the second may be
     * left empty.
     */
    static List<MovedTable> read(String text) {
        List<List<String>> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (rows.isEmpty() || !rows.get(0).equals(HEADINGS)) {
            throw refused(1, "it does not begin with the headings");
        }
        List<MovedTable> tables = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            tables.add(table(i + 1, rows.get(i)));
        }
        return tables;
    }

    private static MovedTable table(int number, List<String> row) {
        if (row.size() != HEADINGS.size() || row.get(0).isEmpty() || row.get(1).isEmpty()) {
            throw refused(
                    number,
                    "it takes " + HEADINGS.size() + " values, and database and table in any case");
        }
        TableId source = new TableId(row.get(0), row.get(1));
        TableId target =
                new TableId(
                        row.get(2).isEmpty() ? source.database() : row.get(2),
                        row.get(3).isEmpty() ? source.table() : row.get(3));
        List<ColumnRule> columns =
                ColumnsText.columns(row.get(4))
                        .orElseThrow(
                                () -> refused(number, "`columns` is no list like `id tel=phone`"));
        List<RowOperation> operations =
                ColumnsText.operations(row.get(5))
                        .orElseThrow(
                                () -> refused(number, "`dml` takes insert, update and delete"));
        return new MovedTable(source, target, row.get(6), columns, operations, "", 0);
    }

    private static OmsException refused(int row, String wrong) {
        return new OmsException(
                ErrorCode.INVALID_ARGUMENT,
                "Cannot read row "
                        + row
                        + " of the list: "
                        + wrong
                        + ". The headings are "
                        + String.join(",", HEADINGS)
                        + ".");
    }

    /** Rows with at least one value; quotes may hold commas and line ends. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && text.startsWith("\"", i + 1);
                cell.append(doubled ? "\"" : "");
                i += doubled ? 1 : 0;
                quoted = doubled == quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                row = c == '\n' ? end(row, rows) : row;
            }
        }
        if (quoted) {
            throw refused(rows.size() + 1, "a quote is not closed");
        }
        row.add(cell.toString());
        end(row, rows);
        return rows;
    }

    private static List<String> end(List<String> row, List<List<String>> rows) {
        if (row.size() > 1 || !row.get(0).isEmpty()) {
            rows.add(row);
        }
        return new ArrayList<>();
    }
}
