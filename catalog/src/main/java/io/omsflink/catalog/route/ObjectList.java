package io.omsflink.catalog.route;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules of a project come to with the tables that are at the source now.
 *
 * @param tables ordered by their names at the source
 * @param problems what keeps the project from running, each {@code Cannot ...: .... What to do.}
 */
public record ObjectList(List<MovedTable> tables, List<String> problems) {

    public ObjectList {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    /** Asks the source. */
    public static ObjectList read(MigrationProject project) {
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA)) {
            List<TableSchema> tables = SchemaReader.tables(source, project.objects());
            return of(project.objects(), tables, project.steps().incremental());
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot list the tables of " + project.source() + ": " + e.getMessage() + ".",
                    e);
        }
    }

    static ObjectList of(ObjectRules objects, List<TableSchema> tables, boolean follows) {
        List<String> problems = new ArrayList<>(nothing(objects, tables));
        problems.addAll(RouteProblems.of(objects, tables, follows));
        problems.addAll(RowFilters.problems(objects, tables, follows));
        return new ObjectList(
                tables.stream().flatMap(table -> moved(objects, table)).toList(), problems);
    }

    private static List<String> nothing(ObjectRules objects, List<TableSchema> tables) {
        return objects
                .patternsMatchingNothing(tables.stream().map(TableSchema::id).toList())
                .stream()
                .map(
                        pattern ->
                                "Cannot find a table for the pattern '"
                                        + pattern
                                        + "'. Correct it or remove it; upper and lower case count.")
                .toList();
    }

    private static Stream<MovedTable> moved(ObjectRules objects, TableSchema table) {
        return objects.branches(table.id()).stream().map(branch -> movedByOne(branch, table));
    }

    private static MovedTable movedByOne(ObjectRules objects, TableSchema table) {
        return new MovedTable(
                table.id(),
                objects.target(table.id()),
                objects.where(table.id()),
                objects.columns(table.id()),
                objects.rules(table.id()).stream()
                        .findFirst()
                        .map(TableRule::operations)
                        .orElse(List.of()),
                table.rowKey().map(IndexSchema::name).orElse(""),
                table.rowEstimate());
    }
}
