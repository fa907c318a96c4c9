package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Triggers, routines, events and grants, for the report of what is not migrated. */
final class LeftBehindRows {
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehindRows.class);

    private final Statement statement;
    private final String databases;

    /**
     * @param databases their names as literals, with commas
     */
    LeftBehindRows(Statement statement, String databases) {
        this.statement = statement;
        this.databases = databases;
    }

    /**
     * @param tables whose triggers are listed
     */
    List<LeftBehind> read(Set<TableId> tables) {
        List<LeftBehind> found = new ArrayList<>();
        rows(
                        "SELECT trigger_schema, trigger_name, event_object_table FROM"
                                + " information_schema.triggers WHERE event_object_schema IN (%s)"
                                + " ORDER BY 1, 2")
                .stream()
                .filter(row -> tables.contains(new TableId(row.get(0), row.get(2))))
                .forEach(row -> found.add(shown(ObjectKind.TRIGGER, row, 3)));
        rows("SELECT routine_schema, routine_name, routine_type FROM"
                        + " information_schema.routines WHERE routine_schema IN (%s) ORDER"
                        + " BY 3, 1, 2")
                .forEach(row -> found.add(shown(ObjectKind.valueOf(row.get(2)), row, 3)));
        rows("SELECT event_schema, event_name FROM information_schema.events WHERE"
                        + " event_schema IN (%s) ORDER BY 1, 2")
                .forEach(row -> found.add(shown(ObjectKind.EVENT, row, 4)));
        found.addAll(grants());
        return found;
    }

    private LeftBehind shown(ObjectKind kind, List<String> row, int column) {
        String name = Names.quote(new TableId(row.get(0), row.get(1)));
        List<List<String>> text =
                rows(("SHOW CREATE " + kind.name() + " " + name).replace("%", "%%"));
        // The server hides the text from who may not see it.
        String sql = text.isEmpty() ? "" : text.get(0).get(column - 1);
        return new LeftBehind(kind, row.get(0), row.get(1), sql == null ? "" : sql);
    }

    private List<LeftBehind> grants() {
        TreeMap<List<String>, List<String>> privileges =
                new TreeMap<>(java.util.Comparator.comparing(String::valueOf));
        rows("SELECT table_schema, '*', grantee, is_grantable, privilege_type FROM"
                        + " information_schema.schema_privileges WHERE table_schema IN"
                        + " (%s)")
                .forEach(row -> grant(privileges, row));
        rows("SELECT table_schema, table_name, grantee, is_grantable, privilege_type"
                        + " FROM information_schema.table_privileges WHERE table_schema IN"
                        + " (%s)")
                .forEach(row -> grant(privileges, row));
        return privileges.entrySet().stream().map(e -> grant(e.getKey(), e.getValue())).toList();
    }

    private static void grant(TreeMap<List<String>, List<String>> all, List<String> row) {
        all.computeIfAbsent(row.subList(0, 4), key -> new ArrayList<>()).add(row.get(4));
    }

    private static LeftBehind grant(List<String> key, List<String> privileges) {
        String on =
                Names.quote(key.get(0))
                        + "."
                        + (key.get(1).equals("*") ? "*" : Names.quote(key.get(1)));
        String text =
                "GRANT "
                        + String.join(", ", privileges.stream().sorted().toList())
                        + " ON "
                        + on
                        + " TO "
                        + key.get(2)
                        + ("YES".equalsIgnoreCase(key.get(3)) ? " WITH GRANT OPTION" : "");
        String name = key.get(2) + (key.get(1).equals("*") ? "" : " on " + key.get(1));
        return new LeftBehind(ObjectKind.GRANTS, key.get(0), name, text);
    }

    /** All rows, none when the server does not know the view or does not let the user look. */
    private List<List<String>> rows(String sql) {
        try (ResultSet row = statement.executeQuery(sql.formatted(databases))) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            LOG.warn("Not in the report of what is not migrated: {}: {}", sql, e.getMessage());
            return List.of();
        }
    }
}
