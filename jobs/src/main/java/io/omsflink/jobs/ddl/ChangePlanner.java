package io.omsflink.jobs.ddl;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.ddl.AlterAction;
import io.omsflink.catalog.ddl.DdlRenderer;
import io.omsflink.catalog.ddl.SchemaChange;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import io.omsflink.catalog.ddl.SchemaChange.CreateTable;
import io.omsflink.catalog.ddl.SchemaChange.CreateTableLike;
import io.omsflink.catalog.ddl.SchemaChange.DropDatabase;
import io.omsflink.catalog.ddl.SchemaChange.DropTables;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.ddl.SchemaChange.RenameTables;
import io.omsflink.catalog.ddl.SchemaChange.TruncateTable;
import io.omsflink.catalog.ddl.SchemaModel;
import io.omsflink.catalog.ddl.TargetDdl;
import io.omsflink.jobs.element.TargetStatement;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What one statement of the log makes of the followed tables and what the target has to run for it.
 * Changes nothing.
 */
public final class ChangePlanner {
    private final FollowedTables followed;
    private final TargetDialect dialect;
    private final DdlRenderer renderer;
    private final UnaryOperator<TableId> route;
    private final int sourceVersion;

    /**
     * @param route the target's table for a table of the source
     * @param sourceVersion as one number, e.g. 80015
     */
    public ChangePlanner(
            FollowedTables followed,
            TargetDialect dialect,
            DdlRenderer renderer,
            UnaryOperator<TableId> route,
            int sourceVersion) {
        this.followed = followed;
        this.dialect = dialect;
        this.renderer = renderer;
        this.route = route;
        this.sourceVersion = sourceVersion;
    }

    /**
     * Empty when the statement does not concern the project.
     *
     * @param sql as the source ran it
     * @param database where names without a database belong
     * @throws OmsException with the reason when it cannot be told what becomes of the tables
     */
    public Optional<TableChange> plan(SchemaChange change, String sql, String database) {
        return follow(change, sql, database).map(planned -> withinRoutes(planned, change.tables()));
    }

    /** What the target has instead of one table, only the user knows how to change. */
    private TableChange withinRoutes(TableChange change, List<TableId> changed) {
        List<TableId> all = followed.tables().stream().map(TableSchema::id).toList();
        return new RouteLimits(followed.rules())
                .refusal(changed, all)
                .map(change::refused)
                .orElse(change);
    }

    private Optional<TableChange> follow(SchemaChange change, String sql, String database) {
        if (change instanceof CreateTable create) {
            return create(change, create.table(), create.ifNotExists());
        }
        if (change instanceof CreateTableLike like) {
            return create(change, like.table(), like.ifNotExists());
        }
        if (change instanceof AlterTable alter) {
            return alter(alter, new Shadow.Change(sql, database));
        }
        if (change instanceof RenameTables rename) {
            return rename(rename);
        }
        if (change instanceof TruncateTable truncate) {
            return followed.follows(truncate.table())
                    ? Optional.of(changed(DdlKind.TRUNCATE, change, followed.model()))
                    : Optional.empty();
        }
        if (change instanceof DropTables drop) {
            return drop(drop);
        }
        return database(change);
    }

    /** Of tables that come, go or keep their definition. */
    private TableChange changed(DdlKind kind, SchemaChange change, SchemaModel after) {
        TargetDdl ddl = renderer.render(change, followed.model(), after);
        return new TableChange(
                kind,
                followed.to(after, kept(after), List.of()),
                plain(ddl),
                targets(change.tables()),
                ddl.notes(),
                ddl.refusals(),
                true,
                true);
    }

    private static List<TargetStatement> plain(TargetDdl ddl) {
        return ddl.statements().stream().map(sql -> new TargetStatement(sql, false)).toList();
    }

    private List<TableId> targets(Collection<TableId> tables) {
        return tables.stream().map(route).distinct().toList();
    }

    /** The shadows that are still there. */
    private Map<TableId, Shadow> kept(SchemaModel after) {
        Map<TableId, Shadow> kept = new TreeMap<>(followed.shadows());
        kept.keySet().removeIf(id -> after.table(id).isEmpty());
        return kept;
    }

    private Optional<TableChange> create(SchemaChange change, TableId id, boolean ifNotExists) {
        SchemaModel after = followed.model().copy();
        if (!followed.rules().matches(id)) {
            return shadow(change, id, after);
        }
        if (followed.model().table(id).isPresent()) {
            if (ifNotExists) {
                return Optional.empty();
            }
            throw FollowedTables.refused(
                    id
                            + " is among the project's tables already: it was made while the"
                            + " project began");
        }
        after.apply(change);
        TableChange planned = changed(DdlKind.CREATE, change, after);
        return Optional.of(
                followed.followsDatabase(id.database()) ? planned : inNewDatabase(planned, id));
    }

    private TableChange inNewDatabase(TableChange planned, TableId id) {
        DatabaseSchema known =
                followed.model()
                        .database(id.database())
                        .orElse(new DatabaseSchema(id.database(), "", ""));
        DatabaseSchema routed =
                new DatabaseSchema(route.apply(id).database(), known.charset(), known.collation());
        List<TargetStatement> statements = new ArrayList<>();
        statements.add(new TargetStatement(dialect.database(routed).ddl(), false));
        statements.addAll(planned.statements());
        return new TableChange(
                planned.kind(),
                planned.step(),
                planned.refusals().isEmpty() ? statements : List.of(),
                planned.touched(),
                planned.notes(),
                planned.refusals(),
                planned.convergent(),
                planned.ignorable());
    }

    private Optional<TableChange> shadow(SchemaChange change, TableId id, SchemaModel after) {
        try {
            after.apply(change);
        } catch (OmsException e) {
            // Like a table that is not the project's either.
            return Optional.empty();
        }
        TableSchema made = after.table(id).orElseThrow();
        boolean alike =
                followed.tables().stream()
                        .filter(table -> table.id().database().equals(id.database()))
                        .anyMatch(table -> TableShape.alike(table, made));
        return alike ? beside(after, id, new Shadow(made, made, List.of())) : Optional.empty();
    }

    private Optional<TableChange> beside(SchemaModel after, TableId id, Shadow shadow) {
        Map<TableId, Shadow> shadows = kept(after);
        shadows.put(id, shadow);
        return Optional.of(TableChange.shadow(followed.to(after, shadows, List.of())));
    }

    private Optional<TableChange> alter(AlterTable alter, Shadow.Change statement) {
        TableId from = alter.table();
        TableId to = alter.tables().get(alter.tables().size() - 1);
        boolean inside = followed.follows(from);
        if (!from.equals(to) && inside != followed.rules().matches(to)) {
            throw inside ? leaves(from, to) : enters(from, to);
        }
        SchemaModel after = followed.model().copy();
        if (inside) {
            return Optional.of(alterInside(alter, to, after));
        }
        Shadow shadow = followed.shadows().get(from);
        if (shadow == null) {
            return Optional.empty();
        }
        after.apply(alter);
        return beside(after, to, shadow.changed(after.table(to).orElseThrow(), statement));
    }

    private TableChange alterInside(AlterTable alter, TableId to, SchemaModel after) {
        TableId from = alter.table();
        TableSchema before = followed.model().table(from).orElseThrow();
        AlterFits.problem(before, alter)
                .ifPresent(
                        problem -> {
                            throw FollowedTables.refused(
                                    from
                                            + " is known otherwise: "
                                            + problem
                                            + "; it was changed while the project began");
                        });
        after.apply(alter);
        TableSchema made = after.table(to).orElseThrow();
        ColumnChanges columns = new ColumnChanges(before, made);
        TargetDdl ddl = renderer.render(alter, followed.model(), after);
        boolean renamed = !from.equals(to);
        List<String> refusals = new ArrayList<>(ddl.refusals());
        columns.refusal().ifPresent(refusals::add);
        columns.zoneRefusal(alter).ifPresent(refusals::add);
        return new TableChange(
                kind(alter),
                followed.to(
                        after, kept(after), renamed ? List.of(new Rename(from, to)) : List.of()),
                refusals.isEmpty() ? plain(ddl) : List.of(),
                targets(alter.tables()),
                ddl.notes(),
                refusals,
                !renamed && columns.fitCopiedRows(),
                !renamed && sameColumns(before, made));
    }

    private static DdlKind kind(AlterTable alter) {
        long renames =
                alter.actions().stream().filter(AlterAction.RenameTo.class::isInstance).count();
        if (renames == 0) {
            return DdlKind.ALTER;
        }
        return renames == alter.actions().size() ? DdlKind.RENAME : DdlKind.ALTER_AND_RENAME;
    }

    /** Whether rows of the one can be written to the other. */
    private static boolean sameColumns(TableSchema one, TableSchema other) {
        return names(one).equals(names(other));
    }

    private static List<String> names(TableSchema table) {
        return table.writtenColumns().stream().map(column -> column.name()).sorted().toList();
    }

    private static OmsException leaves(TableId from, TableId to) {
        return FollowedTables.refused(
                from + " becomes " + to + ", which the project's patterns do not match");
    }

    private static OmsException enters(TableId from, TableId to) {
        return FollowedTables.refused(
                from
                        + " becomes "
                        + to
                        + ", which the project's patterns match, and its rows were not followed");
    }

    private Optional<TableChange> rename(RenameTables rename) {
        SchemaModel after = followed.model().copy();
        RenameMoves moves = RenameMoves.of(rename, id -> followed.model().table(id).isPresent());
        List<Rename> leaving = new ArrayList<>();
        List<Rename> entering = new ArrayList<>();
        List<Rename> staying = new ArrayList<>();
        for (Rename end : moves.ends()) {
            boolean from = followed.follows(end.from());
            boolean to = followed.rules().matches(end.to());
            if (from) {
                (to ? staying : leaving).add(end);
            } else if (to) {
                entering.add(end);
            }
        }
        after.apply(new RenameTables(moves.steps()));
        if (leaving.isEmpty() && entering.isEmpty()) {
            return staying.isEmpty()
                    ? shadowsMoved(moves, after)
                    : Optional.of(renameInside(moves, after, staying));
        }
        return Optional.of(
                new Exchange(followed, renderer, route, sourceVersion)
                        .plan(after, leaving, entering, staying));
    }

    /**
     * What a statement about names does to the followed tables when the user has seen to the
     * target; empty for others, and where a table comes in whose definition is not known.
     */
    public Optional<SchemaStep> byHand(SchemaChange change) {
        SchemaModel after = followed.model().copy();
        boolean known = change.tables().stream().anyMatch(followed::follows);
        if (change instanceof AlterTable alter && known) {
            after.apply(alter);
        } else if (change instanceof DropDatabase) {
            after.apply(change);
        } else if (change instanceof RenameTables rename && known) {
            RenameMoves moves =
                    RenameMoves.of(rename, id -> followed.model().table(id).isPresent());
            if (moves.ends().stream().anyMatch(this::comesFromNowhere)) {
                return Optional.empty();
            }
            after.apply(new RenameTables(moves.steps()));
        } else {
            return Optional.empty();
        }
        Map<TableId, Shadow> shadows = kept(after);
        shadows.keySet().removeIf(followed.rules()::matches);
        List<TableId> left =
                after.tables().stream()
                        .map(TableSchema::id)
                        .filter(id -> !followed.rules().matches(id) && !shadows.containsKey(id))
                        .toList();
        after.apply(new DropTables(left, true));
        return Optional.of(followed.to(after, shadows, List.of()));
    }

    private boolean comesFromNowhere(Rename end) {
        return followed.rules().matches(end.to()) && followed.model().table(end.from()).isEmpty();
    }

    private Optional<TableChange> shadowsMoved(RenameMoves moves, SchemaModel after) {
        return moves.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TableChange.shadow(
                                followed.to(after, movedShadows(moves, after), List.of())));
    }

    private Map<TableId, Shadow> movedShadows(RenameMoves moves, SchemaModel after) {
        Map<TableId, Shadow> moved = new TreeMap<>(followed.shadows());
        List<Rename> ends =
                moves.ends().stream()
                        .filter(e -> followed.shadows().containsKey(e.from()))
                        .toList();
        ends.forEach(end -> moved.remove(end.from()));
        ends.forEach(
                end ->
                        moved.put(
                                end.to(),
                                followed.shadows()
                                        .get(end.from())
                                        .moved(after.table(end.to()).orElseThrow())));
        return moved;
    }

    private TableChange renameInside(RenameMoves moves, SchemaModel after, List<Rename> staying) {
        RenameTables inside = new RenameTables(moves.steps(followed::follows));
        TargetDdl ddl = renderer.render(inside, followed.model(), after);
        boolean exchanges =
                staying.stream()
                        .map(Rename::from)
                        .collect(Collectors.toSet())
                        .equals(staying.stream().map(Rename::to).collect(Collectors.toSet()));
        return new TableChange(
                DdlKind.RENAME,
                followed.to(after, movedShadows(moves, after), staying),
                ddl.statements().stream().map(sql -> new TargetStatement(sql, exchanges)).toList(),
                targets(inside.tables()),
                ddl.notes(),
                ddl.refusals(),
                false,
                false);
    }

    private Optional<TableChange> drop(DropTables drop) {
        List<TableId> known =
                drop.tables().stream()
                        .filter(id -> followed.model().table(id).isPresent())
                        .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        SchemaModel after = followed.model().copy();
        after.apply(new DropTables(known, true));
        List<TableId> inside = known.stream().filter(followed::follows).toList();
        return Optional.of(
                inside.isEmpty()
                        ? TableChange.shadow(followed.to(after, kept(after), List.of()))
                        : changed(DdlKind.DROP, new DropTables(inside, true), after));
    }

    private Optional<TableChange> database(SchemaChange change) {
        if (change instanceof DropDatabase drop && followed.followsDatabase(drop.name())) {
            throw FollowedTables.refused("a whole database is not dropped at the target");
        }
        followed.model().apply(change);
        followed.shadows().keySet().removeIf(id -> followed.model().table(id).isEmpty());
        return Optional.empty();
    }
}
