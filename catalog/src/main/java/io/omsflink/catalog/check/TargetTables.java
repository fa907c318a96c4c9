package io.omsflink.catalog.check;

import io.omsflink.catalog.Names;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands at the target under the names of the project's tables. */
final class TargetTables {
    /**
     * Tables asked for rows in one statement: few round trips, and well below any limit of a
     * statement.
     */
    private static final int BATCH = 50;

    private final Server target;
    private final List<TableId> ids;
    private final Map<TableId, TableSchema> standing;
    private final Map<TableId, String> types = new HashMap<>();

    private TargetTables(Server target, List<TableId> ids) {
        this.target = target;
        this.ids = ids;
        this.standing = SchemaReader.existing(target.connection(), ids);
    }

    static TargetTables read(Server target, List<TableSchema> tables) throws SQLException {
        TargetTables result =
                new TargetTables(target, tables.stream().map(TableSchema::id).toList());
        if (!tables.isEmpty()) {
            result.readTypes();
        }
        return result;
    }

    private void readTypes() throws SQLException {
        TreeSet<String> databases =
                ids.stream()
                        .flatMap(id -> Stream.of(id.database(), folded(id).database()))
                        .collect(Collectors.toCollection(TreeSet::new));
        String query =
                "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE"
                        + " TABLE_SCHEMA IN ("
                        + databases.stream().map(Names::literal).collect(Collectors.joining(", "))
                        + ")";
        for (List<String> row : Sql.rows(target.connection(), query)) {
            types.put(folded(new TableId(row.get(0), row.get(1))), row.get(2));
        }
    }

    /** The name as the target compares it. */
    private TableId folded(TableId id) {
        boolean folds = !target.variable("lower_case_table_names").equals("0");
        return folds
                ? new TableId(
                        id.database().toLowerCase(Locale.ROOT), id.table().toLowerCase(Locale.ROOT))
                : id;
    }

    /** The table at the target that a table of the project will be written to. */
    Optional<TableSchema> table(TableId id) {
        return Optional.ofNullable(standing.get(id));
    }

    /** The project's tables that stand at the target, by their names at the source. */
    List<TableId> present() {
        return ids.stream().filter(standing::containsKey).toList();
    }

    /** The project's tables whose name a view has at the target. */
    List<TableId> views() {
        return ids.stream()
                .filter(
                        id ->
                                types.getOrDefault(folded(id), "")
                                        .toUpperCase(Locale.ROOT)
                                        .contains("VIEW"))
                .toList();
    }

    /** The project's tables for which there is nothing at the target. */
    List<TableId> missing() {
        return ids.stream()
                .filter(id -> !standing.containsKey(id) && !types.containsKey(folded(id)))
                .toList();
    }

    /** Those that stand at the target and hold rows there. */
    List<TableId> filled() throws SQLException {
        List<TableId> present = present();
        List<TableId> filled = new ArrayList<>();
        for (int from = 0; from < present.size(); from += BATCH) {
            List<TableId> batch = present.subList(from, Math.min(present.size(), from + BATCH));
            for (String index : Sql.column(target.connection(), anyRow(batch))) {
                filled.add(batch.get(Integer.parseInt(index)));
            }
        }
        filled.sort(null);
        return filled;
    }

    private static String anyRow(List<TableId> tables) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            parts.add("(SELECT " + i + " FROM " + Names.quote(tables.get(i)) + " LIMIT 1)");
        }
        return String.join(" UNION ALL ", parts);
    }

    /** Triggers on them, as {@code trigger on database.table}. */
    List<String> triggers() throws SQLException {
        TreeSet<TableId> tables =
                present().stream().map(this::folded).collect(Collectors.toCollection(TreeSet::new));
        return tables.isEmpty()
                ? List.of()
                : triggerRows().stream()
                        .filter(row -> tables.contains(folded(new TableId(row.get(0), row.get(1)))))
                        .map(row -> row.get(2) + " on " + row.get(0) + "." + row.get(1))
                        .toList();
    }

    private List<List<String>> triggerRows() throws SQLException {
        try {
            return Sql.rows(
                    target.connection(),
                    "SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME FROM"
                            + " information_schema.TRIGGERS ORDER BY 1, 2, 3");
        } catch (SQLException e) {
            if (target.oceanBase()) {
                // Versions without triggers do not have this view.
                return List.of();
            }
            throw e;
        }
    }
}
