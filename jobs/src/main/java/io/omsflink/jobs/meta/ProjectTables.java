package io.omsflink.jobs.meta;

import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Table {@code oms_meta.project_tables}: the tables of the source that a project follows the log
 * for.
 */
public final class ProjectTables {
    private static final int BATCH = 1_000;
    private static final int NO_TABLE = 1146;

    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS oms_meta.project_tables (project VARCHAR(64) NOT NULL,"
                    + " database_name VARCHAR(64) NOT NULL, table_name VARCHAR(64) NOT NULL,"
                    + " PRIMARY KEY (project, database_name, table_name)) DEFAULT CHARSET=utf8mb4"
                    + " COLLATE=utf8mb4_bin";

    private ProjectTables() {}

    /** Records which tables they are now. Leaves the connection in auto-commit mode. */
    public static void replace(Connection target, String project, Collection<TableId> tables)
            throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(CREATE);
        }
        target.setAutoCommit(false);
        try {
            MetaTables.run(target, "DELETE FROM oms_meta.project_tables WHERE project=?", project);
            insert(target, project, List.copyOf(tables));
            target.commit();
        } finally {
            target.setAutoCommit(true);
        }
    }

    private static void insert(Connection target, String project, List<TableId> tables)
            throws SQLException {
        for (int from = 0; from < tables.size(); from += BATCH) {
            List<TableId> some = tables.subList(from, Math.min(from + BATCH, tables.size()));
            String sql =
                    "INSERT INTO oms_meta.project_tables VALUES "
                            + String.join(",", some.stream().map(table -> "(?,?,?)").toList());
            List<String> values = new ArrayList<>();
            some.forEach(table -> values.addAll(List.of(project, table.database(), table.table())));
            MetaTables.run(target, sql, values.toArray(String[]::new));
        }
    }

    /** Those of a project, by name; none where nothing is recorded. */
    public static List<TableId> read(Connection target, String project) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + MetaTables.DATABASE);
            statement.execute(CREATE);
        }
        String sql =
                "SELECT database_name, table_name FROM oms_meta.project_tables WHERE project=?"
                        + " ORDER BY 1, 2";
        List<TableId> tables = new ArrayList<>();
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            statement.setString(1, project);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(new TableId(row.getString(1), row.getString(2)));
                }
            }
        }
        return tables;
    }

    /**
     * Hands what is recorded of a project whose tables now belong to another one over to that:
     * objects of its schema and conflicts. The rest is forgotten.
     */
    public static void handOver(Connection target, String from, String to) throws SQLException {
        for (String table : List.of("schema_objects", "conflicts")) {
            ifThere(
                    target,
                    "UPDATE IGNORE oms_meta." + table + " SET project=? WHERE project=?",
                    to,
                    from);
        }
        forget(target, from);
    }

    /** Forgets a project that will not go on. */
    public static void forget(Connection target, String project) throws SQLException {
        for (String table :
                List.of(
                        "project_tables",
                        "applied",
                        "loads",
                        "throttle",
                        "checked_from",
                        "ddl",
                        "schema_objects",
                        "progress")) {
            ifThere(target, "DELETE FROM oms_meta." + table + " WHERE project=?", project);
        }
    }

    /** Some tables come only when they are needed. */
    private static void ifThere(Connection target, String sql, String... values)
            throws SQLException {
        try {
            MetaTables.run(target, sql, values);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_TABLE) {
                throw e;
            }
        }
    }
}
