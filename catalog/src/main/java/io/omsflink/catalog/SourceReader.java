package io.omsflink.catalog;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads all that the schema step converts, with a few queries for all tables together. One
 * statement per object goes to views, and to what is not migrated, for its text.
 */
public final class SourceReader {
    private SourceReader() {}

    /**
     * @param connection of role METADATA, without a current database
     * @param rules select tables, and views by the same patterns
     * @throws OmsException {@link ErrorCode#SOURCE_FAILED} when the server refuses a query
     */
    public static SourceSchema read(Connection connection, ObjectRules rules) {
        return read(connection, rules, SchemaReader.tables(connection, rules));
    }

    /** The same with tables that have been read already. */
    public static SourceSchema read(
            Connection connection, ObjectRules rules, List<TableSchema> tables) {
        try (Statement statement = connection.createStatement()) {
            List<TableId> views = views(statement, rules);
            TreeSet<String> databases = new TreeSet<>();
            tables.forEach(t -> databases.add(t.id().database()));
            views.forEach(v -> databases.add(v.database()));
            if (databases.isEmpty()) {
                return SourceSchema.of(List.of());
            }
            ViewRows viewRows = ViewRows.read(statement, views);
            String literals = literals(databases);
            return new SourceSchema(
                    SchemaReader.databases(connection, databases),
                    definitions(statement, tables),
                    viewRows.ordered(),
                    viewRows.unreadable(),
                    new LeftBehindRows(statement, literals)
                            .read(
                                    tables.stream()
                                            .map(TableSchema::id)
                                            .collect(Collectors.toSet())));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The tables with their partitions and CHECK constraints. */
    public static List<TableDefinition> definitions(
            Connection connection, List<TableSchema> tables) {
        try (Statement statement = connection.createStatement()) {
            return definitions(statement, tables);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Names of the views in these databases. */
    public static List<TableId> views(Connection connection, Collection<String> databases) {
        if (databases.isEmpty()) {
            return List.of();
        }
        try (Statement statement = connection.createStatement()) {
            return viewNames(statement, "table_schema IN (" + literals(databases) + ")");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<TableDefinition> definitions(Statement statement, List<TableSchema> tables)
            throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        HashSet<String> databases = new HashSet<>();
        tables.forEach(t -> databases.add(t.id().database()));
        String where = "table_schema IN (" + literals(databases) + ")";
        Map<TableId, PartitionSchema> partitions = PartitionRows.read(statement, where);
        Map<TableId, List<CheckSchema>> checks = CheckRows.read(statement, where);
        Map<TableId, List<String>> storage = StorageOptions.read(statement, where);
        boolean oceanBase = isOceanBase(statement);
        List<TableDefinition> definitions = new ArrayList<>();
        for (TableSchema table : tables) {
            definitions.add(
                    new TableDefinition(
                            table,
                            java.util.Optional.ofNullable(partitions.get(table.id())),
                            checks.getOrDefault(table.id(), List.of()),
                            StorageOptions.remarks(
                                    oceanBase
                                            ? clauses(statement, table.id())
                                            : storage.getOrDefault(table.id(), List.of()))));
        }
        return definitions;
    }

    private static List<String> clauses(Statement statement, TableId id) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + Names.quote(id))) {
            return row.next() ? OceanBaseClauses.found(row.getString(2)) : List.of();
        }
    }

    private static boolean isOceanBase(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT VERSION()")) {
            return row.next() && row.getString(1).toLowerCase(Locale.ROOT).contains("oceanbase");
        }
    }

    private static List<TableId> views(Statement statement, ObjectRules rules) throws SQLException {
        return viewNames(statement, "table_schema NOT IN ('information_schema')").stream()
                .filter(id -> !SystemDatabases.contains(id.database()) && rules.matches(id))
                .toList();
    }

    private static List<TableId> viewNames(Statement statement, String where) throws SQLException {
        String sql =
                "SELECT table_schema, table_name FROM information_schema.tables WHERE"
                        + " table_type='VIEW' AND "
                        + where
                        + " ORDER BY 1, 2";
        List<TableId> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(new TableId(row.getString(1), row.getString(2)));
            }
        }
        return found;
    }

    private static String literals(Collection<String> names) {
        return names.stream().distinct().map(Names::literal).collect(Collectors.joining(","));
    }

    private static OmsException failed(SQLException e) {
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot read the definitions of a schema: %s. Check that the user may read information_schema and the tables."
                        .formatted(e.getMessage()),
                e);
    }
}
