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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads table definitions from {@code information_schema}, with the same few queries for one table
 * or ten thousand, and {@code SHOW CREATE TABLE} for those tables alone whose definition {@code
 * information_schema} distorts (see {@link CreateTableText}). Needs a {@link
 * ConnectionRole#METADATA} connection.
 */
public final class SchemaReader {
    private static final int TABLES_NAMED = 500;

    private SchemaReader() {}

    /**
     * All base tables that {@code rules} select, ordered by id. System databases are never among
     * them.
     *
     * @throws OmsException {@link ErrorCode#SOURCE_FAILED} when the server refuses a query
     */
    public static List<TableSchema> tables(Connection connection, ObjectRules rules) {
        return read(connection, "table_schema NOT IN ('information_schema')", rules::matches);
    }

    /**
     * One table; empty when it does not exist. A server that folds the case of names finds it in
     * any case.
     */
    public static Optional<TableSchema> table(Connection connection, TableId id) {
        return Optional.ofNullable(existing(connection, List.of(id)).get(id));
    }

    /**
     * Those of the given tables that exist, by the id that was asked for. A server that folds the
     * case of names finds them in any case, so the id in the answer may differ.
     */
    public static Map<TableId, TableSchema> existing(
            Connection connection, Collection<TableId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try {
            UnaryOperator<TableId> fold =
                    foldsNames(connection) ? SchemaReader::folded : UnaryOperator.identity();
            Map<TableId, TableId> wanted =
                    ids.stream().collect(Collectors.toMap(fold, id -> id, (a, b) -> a));
            List<TableSchema> found =
                    read(connection, where(ids), id -> wanted.containsKey(fold.apply(id)));
            return found.stream()
                    .collect(Collectors.toMap(t -> wanted.get(fold.apply(t.id())), t -> t));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String where(Collection<TableId> ids) {
        String where = "table_schema IN (" + literals(ids.stream().map(TableId::database)) + ")";
        // Naming tables spares a server of old from opening all of them.
        return ids.size() <= TABLES_NAMED
                ? where + " AND table_name IN (" + literals(ids.stream().map(TableId::table)) + ")"
                : where;
    }

    /** The given databases with their defaults, as far as they exist. */
    public static List<DatabaseSchema> databases(Connection connection, Collection<String> names) {
        String sql =
                "SELECT schema_name, default_character_set_name, default_collation_name FROM"
                        + " information_schema.schemata ORDER BY schema_name";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<DatabaseSchema> found = new ArrayList<>();
            while (row.next()) {
                if (names.contains(row.getString(1))) {
                    found.add(
                            new DatabaseSchema(
                                    row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<TableSchema> read(
            Connection connection, String where, Predicate<TableId> wanted) {
        try (Statement statement = connection.createStatement()) {
            freshStatistics(statement);
            SchemaDraft draft = new SchemaDraft();
            draft.readTables(
                    statement,
                    where,
                    id -> !SystemDatabases.contains(id.database()) && wanted.test(id));
            if (draft.isEmpty()) {
                return List.of();
            }
            draft.readParts(
                    statement,
                    where
                            + " AND table_schema IN ("
                            + literals(draft.ids().stream().map(TableId::database))
                            + ")");
            draft.correct(statement);
            return draft.tables();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String literals(Stream<String> names) {
        return names.distinct().map(Names::literal).collect(Collectors.joining(","));
    }

    /** MySQL 8 otherwise answers row counts and next auto-increment values up to a day old. */
    private static void freshStatistics(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SHOW VARIABLES LIKE 'information_schema_stats_expiry'")) {
            if (!rows.next()) {
                return;
            }
        }
        statement.execute("SET SESSION information_schema_stats_expiry=0");
    }

    private static boolean foldsNames(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT @@lower_case_table_names")) {
            return rows.next() && rows.getInt(1) != 0;
        }
    }

    private static TableId folded(TableId id) {
        return new TableId(
                id.database().toLowerCase(Locale.ROOT), id.table().toLowerCase(Locale.ROOT));
    }

    private static OmsException failed(SQLException e) {
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot read table definitions: %s. Check that the user may read information_schema and the tables."
                        .formatted(e.getMessage()),
                e);
    }
}
