package io.omsflink.catalog.check;

import io.omsflink.catalog.Names;
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

/** Which names of the project are taken at the target already, and by what. */
final class TargetTables {
    /**
     * Tables asked for rows in one statement: few round trips, and well below any limit of a
     * statement.
     */
    private static final int BATCH = 50;

    private final boolean folds;
    private final Map<TableId, String> types = new HashMap<>();

    private TargetTables(boolean folds) {
        this.folds = folds;
    }

    static TargetTables read(CheckContext c) throws SQLException {
        TargetTables tables =
                new TargetTables(!c.target().variable("lower_case_table_names").equals("0"));
        if (!c.tables().isEmpty()) {
            String query =
                    "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES"
                            + " WHERE TABLE_SCHEMA IN ("
                            + tables.literals(c)
                            + ")";
            for (List<String> row : Sql.rows(c.target().connection(), query)) {
                tables.types.put(tables.folded(new TableId(row.get(0), row.get(1))), row.get(2));
            }
        }
        return tables;
    }

    private String literals(CheckContext c) {
        TreeSet<String> databases = new TreeSet<>(c.databases());
        if (folds) {
            c.databases().forEach(db -> databases.add(db.toLowerCase(Locale.ROOT)));
        }
        return databases.stream().map(Names::literal).collect(Collectors.joining(", "));
    }

    /** The name as the target compares it. */
    TableId folded(TableId id) {
        return folds
                ? new TableId(
                        id.database().toLowerCase(Locale.ROOT), id.table().toLowerCase(Locale.ROOT))
                : id;
    }

    /**
     * {@code BASE TABLE}, {@code VIEW} or whatever else the target calls the thing of that name.
     */
    Optional<String> type(TableId id) {
        return Optional.ofNullable(types.get(folded(id)));
    }

    boolean isTable(TableId id) {
        return type(id).filter(t -> t.equalsIgnoreCase("BASE TABLE")).isPresent();
    }

    /** The project's tables that stand at the target. */
    List<TableId> present(CheckContext c) {
        return c.tables().stream().map(TableSchema::id).filter(this::isTable).toList();
    }

    /** Those of the given tables that hold rows at the target. */
    static List<TableId> withRows(Server target, List<TableId> tables) throws SQLException {
        List<TableId> found = new ArrayList<>();
        for (int from = 0; from < tables.size(); from += BATCH) {
            List<TableId> batch = tables.subList(from, Math.min(tables.size(), from + BATCH));
            for (String index : Sql.column(target.connection(), anyRow(batch))) {
                found.add(batch.get(Integer.parseInt(index)));
            }
        }
        found.sort(null);
        return found;
    }

    private static String anyRow(List<TableId> tables) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            parts.add("(SELECT " + i + " FROM " + Names.quote(tables.get(i)) + " LIMIT 1)");
        }
        return String.join(" UNION ALL ", parts);
    }
}
