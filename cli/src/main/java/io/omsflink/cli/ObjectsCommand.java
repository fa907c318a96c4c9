package io.omsflink.cli;

import io.omsflink.catalog.route.MovedTable;
import io.omsflink.catalog.route.ObjectList;
import io.omsflink.cli.home.Json;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms objects FILE}. */
@Command(
        name = "objects",
        description = {
            "Lists the tables that a project moves, with their names at the target and their row"
                    + " filters. Asks the source only.",
            "Exit code 2 when something is wrong with them."
        },
        mixinStandardHelpOptions = true)
final class ObjectsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "Project file; with --from-csv a list as --csv writes it.")
    private Path file;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Comma-separated values with a line of headings.")
    private boolean csv;

    @Option(
            names = "--from-csv",
            description = "Print the 'objects' of a project file for the tables of a list.")
    private boolean fromCsv;

    ObjectsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (fromCsv) {
            terminal.out().print(ObjectsYaml.of(ObjectsCsv.read(lines())));
            return ExitCodes.OK;
        }
        ObjectList list = ObjectList.read(ProjectParser.parse(file));
        if (json) {
            terminal.out().println(Json.line(ListJson.of(list)));
        } else if (csv) {
            terminal.out().print(ObjectsCsv.write(list.tables()));
        } else {
            terminal.out().print(text(list.tables()));
        }
        if (!json) {
            list.problems().forEach(terminal.err()::println);
        }
        return list.problems().isEmpty() ? ExitCodes.OK : ExitCodes.USER;
    }

    private String lines() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot read the list " + file + ": " + e + ". Give a readable file in UTF-8.",
                    e);
        }
    }

    private static String text(List<MovedTable> tables) {
        TextTable table =
                new TextTable("source", "target", "key", "rows, about", "columns", "dml", "where");
        tables.forEach(
                moved ->
                        table.add(
                                moved.source().toString(),
                                moved.target().equals(moved.source())
                                        ? "same"
                                        : moved.target().toString(),
                                moved.key().isEmpty() ? "none" : moved.key(),
                                Long.toString(moved.rowEstimate()),
                                moved.columns().isEmpty()
                                        ? "all"
                                        : ColumnsText.write(moved.columns()),
                                moved.operations().isEmpty()
                                        ? "all"
                                        : ColumnsText.operations(moved.operations()),
                                moved.where()));
        return table.text();
    }

    /** JSON form of a list. */
    record ListJson(List<TableJson> tables, List<String> problems) {
        static ListJson of(ObjectList list) {
            return new ListJson(
                    list.tables().stream().map(TableJson::of).toList(), list.problems());
        }
    }

    /** JSON form of a table. */
    record TableJson(
            String database,
            String table,
            String targetDatabase,
            String targetTable,
            String columns,
            String dml,
            String where,
            String key,
            long rows) {
        static TableJson of(MovedTable moved) {
            return new TableJson(
                    moved.source().database(),
                    moved.source().table(),
                    moved.target().database(),
                    moved.target().table(),
                    ColumnsText.write(moved.columns()),
                    ColumnsText.operations(moved.operations()),
                    moved.where(),
                    moved.key(),
                    moved.rowEstimate());
        }
    }
}
