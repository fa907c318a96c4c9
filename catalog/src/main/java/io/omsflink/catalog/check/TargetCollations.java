package io.omsflink.catalog.check;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the target compares the text columns of the project: as a table that stands there says, else
 * by the column's own collation where the target has it, else by the one that the schema step puts
 * in its place.
 */
final class TargetCollations {
    private static final String FALLBACK = "utf8mb4_general_ci";

    private final Map<TableId, TableSchema> standing = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, String> defaultOfCharset = new HashMap<>();
    private final TargetTables names;

    private TargetCollations(TargetTables names) {
        this.names = names;
    }

    static TargetCollations read(CheckContext c) throws SQLException {
        TargetCollations collations = new TargetCollations(TargetTables.read(c));
        for (List<String> row : Sql.rows(c.target().connection(), "SHOW COLLATION")) {
            collations.known.put(row.get(0), true);
            if ("Yes".equalsIgnoreCase(row.get(3))) {
                collations.defaultOfCharset.put(row.get(1), row.get(0));
            }
        }
        for (TableId id : collations.names.present(c)) {
            SchemaReader.table(c.target().connection(), id)
                    .ifPresent(t -> collations.standing.put(id, t));
        }
        return collations;
    }

    String of(TableId table, ColumnSchema column) {
        TableSchema there = standing.get(table);
        if (there != null) {
            return there.columns().stream()
                    .filter(c -> c.name().equalsIgnoreCase(column.name()))
                    .map(ColumnSchema::collation)
                    .findFirst()
                    .orElse(column.collation());
        }
        return known.containsKey(column.collation()) ? column.collation() : replacement(column);
    }

    private String replacement(ColumnSchema column) {
        return column.charset().equals("utf8mb4")
                ? FALLBACK
                : defaultOfCharset.getOrDefault(column.charset(), FALLBACK);
    }
}
