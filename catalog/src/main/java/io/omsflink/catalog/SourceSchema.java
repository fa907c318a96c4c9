package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.io.Serializable;
import java.util.List;

/**
 * All that a project selects of a source, and what lies beside it and is not migrated.
 *
 * @param tables ordered by id
 * @param views each after those that it reads from
 * @param unreadable views whose text the source does not show, with its reason
 * @param leftBehind of the databases of the tables
 */
public record SourceSchema(
        List<DatabaseSchema> databases,
        List<TableDefinition> tables,
        List<ViewSchema> views,
        List<UnreadableView> unreadable,
        List<LeftBehind> leftBehind)
        implements Serializable {

    /**
     * A view that cannot be made at the target, because of what it reads or who may look into it.
     */
    public record UnreadableView(TableId id, String reason) implements Serializable {}

    public SourceSchema {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        unreadable = List.copyOf(unreadable);
        leftBehind = List.copyOf(leftBehind);
    }

    /** Tables and their databases with the target's own defaults, and nothing else. */
    public static SourceSchema of(List<TableSchema> tables) {
        List<DatabaseSchema> databases =
                tables.stream()
                        .map(t -> t.id().database())
                        .distinct()
                        .map(d -> new DatabaseSchema(d, "", ""))
                        .toList();
        return new SourceSchema(
                databases,
                tables.stream().map(TableDefinition::of).toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
