package io.omsflink.catalog;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads table definitions from {@code information_schema}, with the same few queries for one table or ten thousand, and
 * {@code SHOW CREATE TABLE} for those tables alone whose definition {@code information_schema} distorts (see {@link
 * CreateTableText}). Needs a {@link ConnectionRole#METADATA} connection.
 */
public final class SchemaReader {
    private SchemaReader() {}

    /**
     * All base tables that {@code rules} select, ordered by id. System databases are never among them.
     *
     * @throws OmsException {@link ErrorCode#SOURCE_FAILED} when the server refuses a query
     */
    public static List<TableSchema> tables(Connection connection, ObjectRules rules) {
        return read(connection, "table_schema NOT IN ('information_schema')", rules::matches);
    }

    /** One table; empty when it does not exist. A server that folds the case of names finds it in any case. */
    public static Optional<TableSchema> table(Connection connection, TableId id) {
        String where = "table_schema=" + Names.literal(id.database()) + " AND table_name=" + Names.literal(id.table());
        try {
            boolean folds = foldsNames(connection);
            return read(connection, where, found -> found.equals(id) || (folds && sameFolded(found, id))).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<TableSchema> read(Connection connection, String where, Predicate<TableId> wanted) {
        try (Statement statement = connection.createStatement()) {
            freshStatistics(statement);
            SchemaDraft draft = new SchemaDraft();
            draft.readTables(statement, where, id -> !SystemDatabases.contains(id.database()) && wanted.test(id));
            if (draft.isEmpty()) {
                return List.of();
            }
            draft.readParts(statement, where + " AND table_schema IN (" + databases(draft) + ")");
            draft.correct(statement);
            return draft.tables();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String databases(SchemaDraft draft) {
        Collection<String> names = draft.ids().stream().map(TableId::database).collect(Collectors.toSet());
        return names.stream().map(Names::literal).collect(Collectors.joining(","));
    }

    /** MySQL 8 otherwise answers row counts and next auto-increment values up to a day old. */
    private static void freshStatistics(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW VARIABLES LIKE 'information_schema_stats_expiry'")) {
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

    private static boolean sameFolded(TableId one, TableId other) {
        return one.database().equalsIgnoreCase(other.database()) && one.table().equalsIgnoreCase(other.table());
    }

    private static OmsException failed(SQLException e) {
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot read table definitions: %s. Check that the user may read information_schema and the tables."
                        .formatted(e.getMessage()),
                e);
    }
}
