package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.catalog.ForeignKeySchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.catalog.cascade.CascadePath;
import io.omsflink.catalog.cascade.CascadePaths;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Foreign keys by which the source changes rows below its log: which can be followed. */
final class CascadeChecks {
    private static final String ITEM = "source.foreign_keys";
    private static final String FIX =
            "Include or exclude parent and child tables together, or replace the keys by ones with"
                    + " RESTRICT or NO ACTION, or leave the incremental step out.";

    private final CascadeGraph graph;
    private final List<TableSchema> tables;
    private final Set<TableId> moved;

    private CascadeChecks(List<TableSchema> tables) {
        this.graph = new CascadeGraph(tables);
        this.tables = tables;
        this.moved = tables.stream().map(TableSchema::id).collect(Collectors.toSet());
    }

    static List<CheckResult> cascades(CheckContext c) {
        // OceanBase carries cascades out as statements of their own, which its log has; InnoDB does
        // it below the log.
        if (!c.incremental() || c.source().oceanBase()) {
            return List.of();
        }
        CascadeChecks checks = new CascadeChecks(c.tables());
        return Stream.of(
                        checks.refused(checks.parentsElsewhere(), "the parent is not migrated"),
                        checks.refused(
                                checks.keyless(),
                                "parent or child has no key that names its rows, so its copy"
                                        + " cannot be tied to the cascade"),
                        checks.refused(
                                checks.generated(),
                                "it refers to a generated column, whose values the log does not"
                                        + " have"),
                        checks.circles(),
                        checks.manyWays(),
                        c.full() ? checks.whileCopying() : List.<CheckResult>of())
                .flatMap(List::stream)
                .toList();
    }

    private List<CheckResult> refused(List<String> keys, String reason) {
        return when(
                !keys.isEmpty(),
                CheckResult.fail(
                        ITEM,
                        "Cannot follow what "
                                + Words.count(keys, "foreign key")
                                + (keys.size() == 1 ? " does" : " do")
                                + " to child tables below the log: "
                                + reason
                                + ": "
                                + Words.list(keys)
                                + ".",
                        FIX));
    }

    /** Those that change rows. */
    private interface Condition {
        boolean holds(TableSchema child, ForeignKeySchema key);
    }

    private List<String> keys(Condition condition) {
        List<String> found = new ArrayList<>();
        for (TableSchema child : tables) {
            child.foreignKeys().stream()
                    .filter(key -> key.changesRows() && condition.holds(child, key))
                    .forEach(key -> found.add(words(child, key)));
        }
        return found;
    }

    private static String words(TableSchema child, ForeignKeySchema key) {
        return key.name()
                + " of "
                + child.id()
                + " to "
                + key.parent()
                + " (ON DELETE "
                + key.onDelete().name().replace('_', ' ')
                + " ON UPDATE "
                + key.onUpdate().name().replace('_', ' ')
                + ")";
    }

    private List<String> parentsElsewhere() {
        return keys((child, key) -> !moved.contains(key.parent()));
    }

    private List<String> keyless() {
        return keys(
                (child, key) ->
                        moved.contains(key.parent())
                                && (child.rowKey().isEmpty() || parent(key).rowKey().isEmpty()));
    }

    private List<String> generated() {
        return keys(
                (child, key) ->
                        moved.contains(key.parent())
                                && key.parentColumns().stream()
                                        .anyMatch(name -> parent(key).column(name).generated()));
    }

    private TableSchema parent(ForeignKeySchema key) {
        return tables.stream()
                .filter(table -> table.id().equals(key.parent()))
                .findFirst()
                .orElseThrow();
    }

    /** There a row may stand between others that only a longer way finds. */
    private List<CheckResult> circles() {
        List<TableId> round =
                IntStream.range(0, tables.size())
                        .filter(graph::inCircle)
                        .mapToObj(i -> tables.get(i).id())
                        .toList();
        return when(
                !round.isEmpty(),
                CheckResult.fail(
                        ITEM,
                        "Cannot follow cascades that go round in a circle of tables: "
                                + Words.list(round)
                                + ".",
                        FIX));
    }

    private List<CheckResult> manyWays() {
        List<TableId> heads =
                IntStream.range(0, tables.size())
                        .filter(
                                i ->
                                        onDelete(i).size() > CascadePaths.MAX_PATHS
                                                || onUpdate(i).size() > CascadePaths.MAX_PATHS)
                        .mapToObj(i -> tables.get(i).id())
                        .toList();
        return when(
                !heads.isEmpty(),
                CheckResult.fail(
                        ITEM,
                        "Cannot follow the cascades of "
                                + Words.list(heads)
                                + ": foreign keys lead from there to child tables by more than "
                                + CascadePaths.MAX_PATHS
                                + " ways.",
                        FIX));
    }

    private List<CascadePath> onDelete(int head) {
        return CascadePaths.onDelete(graph, head);
    }

    private List<CascadePath> onUpdate(int head) {
        return CascadePaths.onUpdate(graph, head, graph.watchedColumns(head));
    }

    /** The copy of a child may be older or newer than the rows that led to it. */
    private List<CheckResult> whileCopying() {
        List<TableId> heads =
                IntStream.range(0, tables.size())
                        .filter(
                                i ->
                                        !onUpdate(i).isEmpty()
                                                || onDelete(i).stream()
                                                        .anyMatch(p -> p.steps().size() > 1))
                        .mapToObj(i -> tables.get(i).id())
                        .toList();
        return when(
                !heads.isEmpty(),
                CheckResult.fail(
                        ITEM,
                        "Cannot follow cascades over several tables, or those of changed keys,"
                                + " while tables are being copied: child rows could stay at the"
                                + " target that the source has not, or be missing. They begin in "
                                + Words.list(heads)
                                + ".",
                        "Make the keys RESTRICT or NO ACTION until the copy has ended, or copy"
                                + " while nothing writes and follow the log afterwards with"
                                + " `steps: {incremental: {}}`."));
    }
}
