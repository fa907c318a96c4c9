package io.omsflink.catalog.schema;

import io.omsflink.catalog.SchemaIssue;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the schema step will do, as text. Made by {@link SchemaStep#plan}, done by {@link
 * SchemaStep#apply}.
 *
 * @param databases statements that create databases
 * @param tables one entry per table, in the order of the source
 * @param issues what does not arrive as it is; a table with a refusal must exist at the target
 *     already
 */
public record SchemaPlan(
        List<String> databases, List<PlannedTable> tables, List<SchemaIssue> issues)
        implements Serializable {

    public SchemaPlan {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        issues = List.copyOf(issues);
    }

    /**
     * One table.
     *
     * @param source as it is at the source
     * @param create statement that creates it
     * @param indexes statement that adds the indexes left out until the rows are there; empty
     *     string when there is none
     */
    public record PlannedTable(TableSchema source, String create, String indexes)
            implements Serializable {}

    /** All statements in the order in which they run; the index statements run after the copy. */
    public List<String> statements() {
        return Stream.of(
                        databases.stream(),
                        tables.stream().map(PlannedTable::create),
                        tables.stream().map(PlannedTable::indexes).filter(sql -> !sql.isEmpty()))
                .flatMap(statements -> statements)
                .toList();
    }

    public List<SchemaIssue> refusals() {
        return issues.stream().filter(SchemaIssue::refused).toList();
    }

    /** The plan of one table. */
    public Optional<PlannedTable> table(TableId id) {
        return tables.stream().filter(table -> table.source().id().equals(id)).findFirst();
    }
}
