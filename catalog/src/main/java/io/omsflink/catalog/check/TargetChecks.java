package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.catalog.SchemaIssue;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.schema.SchemaDecisions;
import io.omsflink.catalog.schema.TableAdaptation;
import io.omsflink.catalog.schema.TableComparison;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Questions about the tables at the target: those that stand there, and those that the schema step
 * will create.
 */
final class TargetChecks {
    private static final String TABLES = "target.tables";
    private static final String SCHEMA = "target.schema";
    private static final String ROWS = "target.rows";

    /** Which part of a table a note is about. */
    private static final Pattern WHERE = Pattern.compile("^(column `.+?`|the table's default): ");

    private TargetChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofBoth(
                        TABLES,
                        TargetChecks::tables,
                        "Tables at the target fit the tables at the source."),
                Check.ofBoth(
                        SCHEMA,
                        TargetChecks::schema,
                        "Every missing table can be created as it is at the source."),
                Check.ofBoth(
                        ROWS,
                        TargetChecks::rows,
                        "No table at the target holds rows that the copy would meet."),
                Check.ofBoth(
                        "target.triggers",
                        TargetChecks::triggers,
                        "No trigger at the target changes what is written."));
    }

    private static List<CheckResult> tables(CheckContext c) throws SQLException {
        TargetTables target = c.targetTables();
        List<CheckResult> results = new ArrayList<>();
        results.addAll(
                when(
                        !target.views().isEmpty(),
                        CheckResult.fail(
                                TABLES,
                                "Cannot write "
                                        + Words.list(target.views())
                                        + ": at the target there is a view of that name.",
                                "Drop or rename the view at the target, or exclude the table.")));
        results.addAll(
                when(
                        !c.project().steps().schema() && !target.missing().isEmpty(),
                        CheckResult.fail(
                                TABLES,
                                "Cannot write "
                                        + Words.list(target.missing())
                                        + ": the target has no such table, and the project has no"
                                        + " schema step.",
                                "Add 'schema: {}' under 'steps', or create the tables.")));
        c.targets()
                .forEach(
                        table ->
                                target.table(table.id())
                                        .ifPresent(
                                                there ->
                                                        results.addAll(
                                                                c.project().steps().schema()
                                                                        ? differences(table, there)
                                                                        : losses(table, there))));
        return results;
    }

    /**
     * Without the schema step the table is somebody else's, and may hold more than the source's.
     */
    private static List<CheckResult> losses(TableSchema source, TableSchema target) {
        TableAdaptation adaptation = TableAdaptation.of(source, target);
        List<CheckResult> results = new ArrayList<>();
        results.addAll(
                when(
                        !adaptation.losses().isEmpty(),
                        CheckResult.fail(
                                TABLES,
                                "Cannot write "
                                        + source.id()
                                        + ": the table at the target would lose values or refuse"
                                        + " rows: "
                                        + Words.list(adaptation.losses())
                                        + ".",
                                "Change the table at the target, leave columns out with 'columns'"
                                        + " in its entry of objects.include, or exclude it.")));
        results.addAll(
                when(
                        !adaptation.notes().isEmpty(),
                        CheckResult.warn(
                                TABLES,
                                source.id()
                                        + " at the target is not like the source's, and takes its"
                                        + " rows nevertheless: "
                                        + Words.list(adaptation.notes())
                                        + ". Columns that only the target has get their defaults,"
                                        + " again whenever a row is written anew.",
                                "Look whether that is meant.")));
        return results;
    }

    private static List<CheckResult> differences(TableSchema source, TableSchema target) {
        List<String> differences = TableComparison.differences(source, target);
        return when(
                !differences.isEmpty(),
                CheckResult.fail(
                        TABLES,
                        "Cannot write "
                                + source.id()
                                + ": the table at the target differs from the one at the source: "
                                + Words.list(differences)
                                + ".",
                        "Change the table at the target, drop it if its rows are not needed, or"
                                + " exclude it."));
    }

    private static List<CheckResult> schema(CheckContext c) throws SQLException {
        if (!c.project().steps().schema()) {
            return List.of();
        }
        List<SchemaIssue> issues = new ArrayList<>();
        Set<TableId> decided = SchemaDecisions.tables(c.target().connection(), c.project().name());
        for (TableDefinition table : c.targetDefinitions()) {
            if (c.targetTables().table(table.id()).isEmpty() && !decided.contains(table.id())) {
                issues.addAll(c.dialect().check(table));
            }
        }
        List<CheckResult> results = new ArrayList<>(refusals(issues));
        List<String> notes = byConsequence(issues.stream().filter(i -> !i.refused()).toList());
        results.addAll(
                when(
                        !notes.isEmpty(),
                        CheckResult.warn(
                                SCHEMA,
                                "Not everything about the tables arrives as it is at the source: "
                                        + String.join("; ", notes)
                                        + ".",
                                "Create a table at the target by hand where that matters; the"
                                        + " schema step leaves it as it is.")));
        return results;
    }

    private static List<CheckResult> refusals(List<SchemaIssue> issues) {
        Map<TableId, List<String>> byTable =
                issues.stream()
                        .filter(SchemaIssue::refused)
                        .collect(
                                Collectors.groupingBy(
                                        SchemaIssue::table,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                SchemaIssue::message, Collectors.toList())));
        return byTable.entrySet().stream()
                .map(
                        e ->
                                CheckResult.fail(
                                        SCHEMA,
                                        "Cannot create "
                                                + e.getKey()
                                                + " at the target: "
                                                + String.join("; ", e.getValue())
                                                + ".",
                                        "Or exclude the table."))
                .toList();
    }

    /** A difference that many columns and tables share is told once. */
    private static List<String> byConsequence(List<SchemaIssue> notes) {
        return notes.stream()
                .collect(
                        Collectors.groupingBy(
                                note -> WHERE.matcher(note.message()).replaceFirst(""),
                                TreeMap::new,
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(e -> together(e.getKey(), e.getValue()))
                .toList();
    }

    private static String together(String consequence, List<SchemaIssue> notes) {
        List<TableId> tables = notes.stream().map(SchemaIssue::table).distinct().toList();
        List<String> messages = notes.stream().map(SchemaIssue::message).distinct().toList();
        return messages.size() == 1
                ? messages.get(0) + " (" + Words.list(tables) + ")"
                : consequence + " (" + notes.size() + " places in " + Words.list(tables) + ")";
    }

    private static List<CheckResult> rows(CheckContext c) throws SQLException {
        Optional<ExistingRows> existing = c.existingRows();
        if (existing.isEmpty()) {
            return List.of();
        }
        List<TableId> filled = c.targetTables().filled();
        if (existing.get() == ExistingRows.STOP) {
            return when(!filled.isEmpty(), stopped(filled));
        }
        List<TableId> emptied = filled.stream().filter(withoutKey(c)::contains).toList();
        return when(!emptied.isEmpty(), emptied(emptied, existing.get()));
    }

    private static Set<TableId> withoutKey(CheckContext c) {
        return c.targets().stream()
                .filter(table -> table.rowKey().isEmpty())
                .map(TableSchema::id)
                .collect(Collectors.toSet());
    }

    private static CheckResult stopped(List<TableId> filled) {
        return CheckResult.fail(
                ROWS,
                "Cannot copy into "
                        + Words.list(filled)
                        + ": "
                        + (filled.size() == 1 ? "the table holds" : "the tables hold")
                        + " rows at the target already, and the project says existing_rows: stop.",
                "Empty "
                        + (filled.size() == 1 ? "it" : "them")
                        + ", or set 'steps.full.existing_rows' to replace (the source wins) or"
                        + " ignore (the target wins).");
    }

    /** Without a key no row can be told from another, so the copy begins with an empty table. */
    private static CheckResult emptied(List<TableId> filled, ExistingRows existing) {
        String what =
                Words.list(filled)
                        + ": without a primary or unique key it is copied into an empty table only,"
                        + " and there are rows at the target";
        return existing == ExistingRows.REPLACE
                ? CheckResult.warn(
                        ROWS,
                        "The copy deletes what stands in " + what + ".",
                        "Exclude the table if these rows are still needed.")
                : CheckResult.fail(
                        ROWS,
                        "Cannot keep the rows of " + what + ", which the copy would delete.",
                        "Empty the table at the target, exclude it, or set"
                                + " 'steps.full.existing_rows' to replace.");
    }

    private static List<CheckResult> triggers(CheckContext c) throws SQLException {
        List<String> triggers = c.targetTables().triggers();
        return when(
                !triggers.isEmpty(),
                CheckResult.fail(
                        "target.triggers",
                        "Cannot keep the tables equal: triggers at the target would change what is"
                                + " written: "
                                + Words.list(triggers)
                                + ".",
                        "Drop them, and create them again once the application works on the"
                                + " target."));
    }
}
