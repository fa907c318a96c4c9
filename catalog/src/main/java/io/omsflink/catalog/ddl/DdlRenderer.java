package io.omsflink.catalog.ddl;

import io.omsflink.catalog.Conversion;
import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.SchemaIssue;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.ddl.SchemaChange.AlterDatabase;
import io.omsflink.catalog.ddl.SchemaChange.AlterTable;
import io.omsflink.catalog.ddl.SchemaChange.CreateDatabase;
import io.omsflink.catalog.ddl.SchemaChange.CreateTable;
import io.omsflink.catalog.ddl.SchemaChange.DropTables;
import io.omsflink.catalog.ddl.SchemaChange.RenameTables;
import io.omsflink.catalog.ddl.SchemaChange.TruncateTable;
import io.omsflink.project.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes what a target has to run for a change of the source's tables. Columns and keys are written
 * in full from the model after the change, so the target's own defaults do not come in. Storage
 * options are left out. Foreign keys and checks are not carried to a target that follows.
 */
public final class DdlRenderer {
    private final TargetDialect dialect;
    private final TargetCapabilities target;
    private final UnaryOperator<TableId> route;

    /**
     * @param route the target's table for a table of the source
     */
    public DdlRenderer(
            TargetDialect dialect, TargetCapabilities target, UnaryOperator<TableId> route) {
        this.dialect = dialect;
        this.target = target;
        this.route = route;
    }

    /**
     * Tables that {@code before} does not know are not followed; those that come new are.
     *
     * @param before the followed tables before the change
     * @param after the same ones after it
     */
    public TargetDdl render(SchemaChange change, SchemaModel before, SchemaModel after) {
        List<String> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        if (change instanceof AlterTable alter) {
            alter(alter, before, after, statements, notes, refusals);
        } else if (change instanceof RenameTables rename) {
            statements.add(rename(rename));
        } else if (change instanceof TruncateTable truncate) {
            before.table(truncate.table())
                    .ifPresent(t -> statements.add("TRUNCATE TABLE " + name(t.id())));
        } else if (change instanceof DropTables drop) {
            drop(drop, before).ifPresent(statements::add);
        } else if (change instanceof SchemaChange.DropDatabase database) {
            refusals.add("DROP DATABASE " + Names.quote(database.name()));
        } else {
            database(change).ifPresent(statements::add);
            created(change, before, after, statements, notes, refusals);
        }
        return new TargetDdl(refusals.isEmpty() ? statements : List.of(), notes, refusals);
    }

    private String name(TableId table) {
        return Names.quote(route.apply(table));
    }

    private void created(
            SchemaChange change,
            SchemaModel before,
            SchemaModel after,
            List<String> statements,
            List<String> notes,
            List<String> refusals) {
        String partitions = change instanceof CreateTable create ? create.partitions() : "";
        for (TableId id : change.tables()) {
            Optional<TableSchema> table =
                    after.table(id).filter(t -> before.table(id).isEmpty()).map(this::routed);
            table.ifPresent(
                    t -> {
                        statements.add((create(t) + " " + partitions).strip());
                        dialect.indexes(t)
                                .map(Conversion::ddl)
                                .filter(d -> !d.isEmpty())
                                .ifPresent(statements::add);
                        issues(List.of(), check(t), notes, refusals);
                    });
        }
    }

    /** A table that stands at the target already has rows that nobody knows of. */
    private String create(TableSchema table) {
        return dialect.table(TableDefinition.of(table))
                .ddl()
                .replaceFirst("^CREATE TABLE IF NOT EXISTS ", "CREATE TABLE ");
    }

    private TableSchema routed(TableSchema table) {
        return new TableEdit(target, table).moved(route.apply(table.id()));
    }

    private void alter(
            AlterTable alter,
            SchemaModel before,
            SchemaModel after,
            List<String> statements,
            List<String> notes,
            List<String> refusals) {
        Optional<TableSchema> old = before.table(alter.table());
        if (old.isEmpty()) {
            return;
        }
        TableId id = alter.tables().get(alter.tables().size() - 1);
        TableSchema table = after.table(id).orElseThrow();
        AlterClauses clauses = new AlterClauses(dialect, target, old.get(), table);
        clauses.add(alter.actions());
        if (!id.equals(alter.table())) {
            clauses.add("RENAME TO " + name(id));
        }
        notes.addAll(clauses.notes());
        refusals.addAll(clauses.refusals());
        issues(check(old.get()), check(table), notes, refusals);
        if (!clauses.text().isEmpty()) {
            statements.add("ALTER TABLE " + name(alter.table()) + " " + clauses.text());
        }
    }

    private List<SchemaIssue> check(TableSchema table) {
        return dialect.check(TableDefinition.of(table));
    }

    /** What the target could not do before the change is known already. */
    private static void issues(
            List<SchemaIssue> before,
            List<SchemaIssue> after,
            List<String> notes,
            List<String> refusals) {
        List<String> known = before.stream().map(SchemaIssue::message).toList();
        after.stream()
                .filter(issue -> !known.contains(issue.message()))
                .forEach(issue -> (issue.refused() ? refusals : notes).add(issue.message()));
    }

    private String rename(RenameTables rename) {
        return rename.renames().stream()
                .map(r -> name(r.from()) + " TO " + name(r.to()))
                .collect(Collectors.joining(", ", "RENAME TABLE ", ""));
    }

    private Optional<String> drop(DropTables drop, SchemaModel before) {
        String names =
                drop.tables().stream()
                        .filter(table -> before.table(table).isPresent())
                        .map(this::name)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("DROP TABLE IF EXISTS " + names);
    }

    private Optional<String> database(SchemaChange change) {
        if (change instanceof CreateDatabase create) {
            return Optional.of(
                    dialect.database(
                                    new DatabaseSchema(
                                            create.name(), create.charset(), create.collation()))
                            .ddl());
        }
        if (change instanceof AlterDatabase alter && !alter.collation().isEmpty()) {
            return Optional.of(
                    "ALTER DATABASE "
                            + Names.quote(alter.name())
                            + " "
                            + dialect.charset(alter.collation()));
        }
        return Optional.empty();
    }
}
