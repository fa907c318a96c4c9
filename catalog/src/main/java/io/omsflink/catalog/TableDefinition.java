package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A table with what only its creation needs: the job's state holds {@link TableSchema} alone.
 *
 * @param remarks what of the table no target gets, each with its reason
 */
public record TableDefinition(
        TableSchema table,
        Optional<PartitionSchema> partitions,
        List<CheckSchema> checks,
        List<String> remarks)
        implements Serializable {

    public TableDefinition {
        checks = List.copyOf(checks);
        remarks = List.copyOf(remarks);
    }

    /** A table without any of it. */
    public static TableDefinition of(TableSchema table) {
        return new TableDefinition(table, Optional.empty(), List.of(), List.of());
    }

    public TableId id() {
        return table.id();
    }
}
