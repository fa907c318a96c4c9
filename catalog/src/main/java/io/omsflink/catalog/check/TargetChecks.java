package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.catalog.TableSchema;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions about what already stands at the target under the names of the project's tables. */
final class TargetChecks {
    private TargetChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofBoth(
                        "target.tables",
                        TargetChecks::tables,
                        "Tables at the target fit the steps of the project."),
                Check.ofBoth(
                        "target.rows",
                        TargetChecks::rows,
                        "No table at the target holds rows that the copy would meet."),
                Check.ofBoth(
                        "target.triggers",
                        TargetChecks::triggers,
                        "No trigger at the target changes what is written."));
    }

    private static List<CheckResult> tables(CheckContext c) throws SQLException {
        TargetTables target = TargetTables.read(c);
        List<TableId> ids = c.tables().stream().map(TableSchema::id).toList();
        List<TableId> views =
                ids.stream()
                        .filter(id -> target.type(id).isPresent() && !target.isTable(id))
                        .toList();
        List<TableId> missing = ids.stream().filter(id -> target.type(id).isEmpty()).toList();
        if (!views.isEmpty()) {
            return List.of(
                    CheckResult.fail(
                            "target.tables",
                            "Cannot write "
                                    + Words.list(views)
                                    + ": at the target there is a view of that name.",
                            "Drop or rename the view at the target, or exclude the table."));
        }
        return when(
                !c.project().steps().schema() && !missing.isEmpty(),
                CheckResult.fail(
                        "target.tables",
                        "Cannot write "
                                + Words.list(missing)
                                + ": the target has no such table, and the project has no schema"
                                + " step.",
                        "Add 'schema: {}' under 'steps', or create the tables."));
    }

    private static List<CheckResult> rows(CheckContext c) throws SQLException {
        if (!c.stopsAtExistingRows()) {
            return List.of();
        }
        List<TableId> filled = TargetTables.withRows(c.target(), TargetTables.read(c).present(c));
        return when(
                !filled.isEmpty(),
                CheckResult.fail(
                        "target.rows",
                        "Cannot copy into "
                                + Words.list(filled)
                                + ": "
                                + (filled.size() == 1 ? "the table holds" : "the tables hold")
                                + " rows at the target already, and the project says existing_rows:"
                                + " stop.",
                        "Empty "
                                + (filled.size() == 1 ? "it" : "them")
                                + ", or set 'steps.full.existing_rows' to replace (the source wins)"
                                + " or ignore (the target wins)."));
    }

    private static List<CheckResult> triggers(CheckContext c) throws SQLException {
        TargetTables target = TargetTables.read(c);
        Set<TableId> present =
                target.present(c).stream().map(target::folded).collect(Collectors.toSet());
        if (present.isEmpty()) {
            return List.of();
        }
        List<String> found =
                triggers(c.target()).stream()
                        .filter(
                                row ->
                                        present.contains(
                                                target.folded(new TableId(row.get(0), row.get(1)))))
                        .map(row -> row.get(2) + " on " + row.get(0) + "." + row.get(1))
                        .toList();
        return when(
                !found.isEmpty(),
                CheckResult.fail(
                        "target.triggers",
                        "Cannot keep the tables equal: triggers at the target would change what is"
                                + " written: "
                                + Words.list(found)
                                + ".",
                        "Drop them, and create them again once the application works on the"
                                + " target."));
    }

    private static List<List<String>> triggers(Server target) throws SQLException {
        try {
            return Sql.rows(
                    target.connection(),
                    "SELECT EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE, TRIGGER_NAME"
                            + " FROM information_schema.TRIGGERS ORDER BY 1, 2, 3");
        } catch (SQLException e) {
            if (target.oceanBase()) {
                // Versions without triggers do not have this view.
                return List.of();
            }
            throw e;
        }
    }
}
