package io.omsflink.catalog;

import io.omsflink.catalog.PartitionSchema.Partition;
import io.omsflink.catalog.PartitionSchema.Rule;
import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of {@code information_schema.partitions}, one per partition or sub-partition. */
final class PartitionRows {
    private final Map<TableId, Draft> drafts = new TreeMap<>();

    /** One table while its rows come in. */
    private static final class Draft {
        private final Rule rule;
        private final Optional<Rule> sub;
        private final Map<String, Partition> partitions = new LinkedHashMap<>();

        Draft(ResultSet row) throws SQLException {
            this.rule = Rule.of(row.getString(5), row.getString(7));
            String method = row.getString(6);
            this.sub =
                    method == null
                            ? Optional.empty()
                            : Optional.of(Rule.of(method, row.getString(8)));
        }

        void add(ResultSet row) throws SQLException {
            String name = row.getString(3);
            Partition before = partitions.get(name);
            List<String> subs =
                    new ArrayList<>(before == null ? List.of() : before.subPartitions());
            if (row.getString(4) != null) {
                subs.add(row.getString(4));
            }
            partitions.put(
                    name,
                    new Partition(
                            name,
                            rule.method().range() || rule.method().list()
                                    ? SqlText.withoutEscapes(text(row, 9))
                                    : "",
                            text(row, 10),
                            subs));
        }
    }

    private PartitionRows() {}

    /**
     * All partitioned tables that the condition selects.
     *
     * @param where a condition on {@code table_schema} and {@code table_name}
     */
    static Map<TableId, PartitionSchema> read(Statement statement, String where)
            throws SQLException {
        String sql =
                "SELECT table_schema, table_name, partition_name, subpartition_name,"
                        + " partition_method, subpartition_method, partition_expression,"
                        + " subpartition_expression, partition_description, partition_comment FROM"
                        + " information_schema.partitions WHERE partition_name IS NOT NULL AND "
                        + where
                        + " ORDER BY table_schema, table_name, partition_ordinal_position,"
                        + " subpartition_ordinal_position";
        PartitionRows rows = new PartitionRows();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row);
            }
        }
        Map<TableId, PartitionSchema> found = new TreeMap<>();
        rows.drafts.forEach((id, draft) -> found.put(id, finished(draft)));
        return found;
    }

    private void add(ResultSet row) throws SQLException {
        TableId id = new TableId(row.getString(1), row.getString(2));
        Draft draft = drafts.get(id);
        if (draft == null) {
            draft = new Draft(row);
            drafts.put(id, draft);
        }
        draft.add(row);
    }

    private static PartitionSchema finished(Draft draft) {
        return new PartitionSchema(draft.rule, List.copyOf(draft.partitions.values()), draft.sub);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
