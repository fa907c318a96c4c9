package io.omsflink.jobs.ddl;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ddl.AlterAction.RenameTo;
import io.omsflink.catalog.ddl.DdlParser;
import io.omsflink.catalog.ddl.DdlRenderer;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import io.omsflink.catalog.ddl.SchemaChange.DropTables;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.ddl.SchemaModel;
import io.omsflink.catalog.ddl.TargetDdl;
import io.omsflink.jobs.element.TargetStatement;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A followed table gives its name to a {@link Shadow} of it: what gh-ost and
 * pt-online-schema-change do in the end. The shadow holds the same rows, so the target's table is
 * given its definition: by the same statements that made the shadow differ.
 */
final class Exchange {
    private final FollowedTables followed;
    private final DdlRenderer renderer;
    private final UnaryOperator<TableId> route;
    private final int sourceVersion;
    private final List<TargetStatement> statements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private boolean convergent = true;

    Exchange(
            FollowedTables followed,
            DdlRenderer renderer,
            UnaryOperator<TableId> route,
            int sourceVersion) {
        this.followed = followed;
        this.renderer = renderer;
        this.route = route;
        this.sourceVersion = sourceVersion;
    }

    /**
     * @param after the tables after the statement
     * @param leaving followed tables that get names outside the project
     * @param entering tables from outside that get names inside
     * @param staying followed tables that get other names inside
     */
    TableChange plan(
            SchemaModel after, List<Rename> leaving, List<Rename> entering, List<Rename> staying) {
        requirePairs(leaving, entering);
        if (!staying.isEmpty()) {
            throw FollowedTables.refused(
                    "one statement puts a table from outside the project in the place of one"
                            + " inside and renames others");
        }
        for (Rename each : entering) {
            replay(each.to(), followed.shadows().get(each.from()), after);
        }
        after.apply(new DropTables(leaving.stream().map(Rename::to).toList(), true));
        Map<TableId, Shadow> shadows = new TreeMap<>(followed.shadows());
        entering.forEach(each -> shadows.remove(each.from()));
        return new TableChange(
                DdlKind.ALTER,
                followed.to(after, shadows, List.of()),
                refusals.isEmpty() ? statements : List.of(),
                entering.stream().map(each -> route.apply(each.to())).toList(),
                notes,
                refusals,
                convergent,
                false);
    }

    private void requirePairs(List<Rename> leaving, List<Rename> entering) {
        for (Rename each : entering) {
            if (!followed.shadows().containsKey(each.from())
                    || leaving.stream().noneMatch(out -> out.from().equals(each.to()))) {
                throw FollowedTables.refused(
                        each.from()
                                + " becomes "
                                + each.to()
                                + ", which the project's patterns match, and its rows were not"
                                + " followed");
            }
        }
        for (Rename each : leaving) {
            if (entering.stream().noneMatch(in -> in.to().equals(each.from()))) {
                throw FollowedTables.refused(
                        each.from()
                                + " becomes "
                                + each.to()
                                + ", which the project's patterns do not match");
            }
        }
    }

    private void replay(TableId id, Shadow shadow, SchemaModel after) {
        SchemaModel before = followed.model().copy();
        if (!TableShape.alike(before.table(id).orElseThrow(), shadow.base())) {
            throw unlike(id, shadow);
        }
        for (Shadow.Change change : shadow.changes()) {
            before = replay(id, change, before);
        }
        TableSchema made = after.table(id).orElseThrow();
        ColumnChanges columns = new ColumnChanges(followed.model().table(id).orElseThrow(), made);
        columns.refusal().ifPresent(refusals::add);
        convergent &= columns.fitCopiedRows();
        if (!TableShape.alike(before.table(id).orElseThrow(), made)) {
            throw unlike(id, shadow);
        }
    }

    private static io.omsflink.project.OmsException unlike(TableId id, Shadow shadow) {
        return FollowedTables.refused(
                shadow.table().id()
                        + " takes the place of "
                        + id
                        + ", and was not made from its present definition");
    }

    private SchemaModel replay(TableId id, Shadow.Change change, SchemaModel before) {
        AlterTable alter =
                (AlterTable) DdlParser.parse(change.sql(), change.database(), sourceVersion);
        AlterTable same =
                new AlterTable(
                        id,
                        alter.actions().stream()
                                .filter(action -> !(action instanceof RenameTo))
                                .toList());
        SchemaModel next = before.copy();
        next.apply(same);
        TargetDdl ddl = renderer.render(same, before, next);
        ddl.statements().forEach(sql -> statements.add(new TargetStatement(sql, false)));
        notes.addAll(ddl.notes());
        refusals.addAll(ddl.refusals());
        new ColumnChanges(before.table(id).orElseThrow(), next.table(id).orElseThrow())
                .zoneRefusal(same)
                .ifPresent(refusals::add);
        return next;
    }
}
