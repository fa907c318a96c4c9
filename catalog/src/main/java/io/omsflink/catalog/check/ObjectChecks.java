package io.omsflink.catalog.check;

import static io.omsflink.catalog.check.Words.when;

import io.omsflink.catalog.SystemDatabases;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.catalog.route.RouteProblems;
import io.omsflink.project.TableId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Questions about the chosen tables at the source. */
final class ObjectChecks {
    private ObjectChecks() {}

    static List<Check> all() {
        return List.of(
                Check.ofSource(
                        "source.objects",
                        ObjectChecks::patterns,
                        "Every include pattern finds tables."),
                Check.ofSource(
                        "source.filters",
                        ObjectChecks::filters,
                        "Every row filter can be evaluated in the copy and in the log."),
                Check.ofSource(
                        "source.routes",
                        ObjectChecks::routes,
                        "Every table has a name of its own at the target, or shares it on"
                                + " purpose."),
                Check.ofSource(
                        "source.keys",
                        ObjectChecks::keys,
                        "Every table has a key that names its rows."),
                Check.ofSource(
                        "source.engines", ObjectChecks::engines, "Every table is transactional."),
                Check.ofSource(
                        "source.foreign_keys",
                        CascadeChecks::cascades,
                        "What foreign keys change behind the log's back can be followed."),
                Check.ofBoth(
                        "target.names",
                        ObjectChecks::names,
                        "Source and target spell table names alike."));
    }

    private static List<CheckResult> patterns(CheckContext c) throws SQLException {
        List<TableId> found = c.tables().stream().map(TableSchema::id).toList();
        List<String> empty = c.project().objects().patternsMatchingNothing(found);
        if (empty.isEmpty()) {
            return List.of();
        }
        List<String> databases =
                Sql.column(c.source().connection(), "SHOW DATABASES").stream()
                        .filter(db -> !SystemDatabases.contains(db))
                        .toList();
        return empty.stream().map(p -> matchesNothing(p, databases)).toList();
    }

    private static CheckResult matchesNothing(String pattern, List<String> databases) {
        String visible =
                databases.isEmpty()
                        ? "It sees no database at all."
                        : "Databases that it sees: " + Words.list(databases) + ".";
        return CheckResult.fail(
                "source.objects",
                "Cannot find a table for the pattern '"
                        + pattern
                        + "': no table (views do not count) of the source has such a name,"
                        + " or all are excluded, or the account may not see them. "
                        + visible,
                "Correct the pattern under 'objects.include' or remove it; upper and lower case"
                        + " count.");
    }

    private static List<CheckResult> filters(CheckContext c) {
        return RowFilters.problems(c.project().objects(), c.tables(), c.incremental()).stream()
                .map(problem -> CheckResult.fail("source.filters", problem, ""))
                .toList();
    }

    private static List<CheckResult> routes(CheckContext c) {
        return RouteProblems.of(c.project().objects(), c.tables(), c.incremental()).stream()
                .map(problem -> CheckResult.fail("source.routes", problem, ""))
                .toList();
    }

    private static List<CheckResult> keys(CheckContext c) {
        List<TableId> without =
                c.tables().stream().filter(t -> t.rowKey().isEmpty()).map(TableSchema::id).toList();
        return when(
                !without.isEmpty(),
                CheckResult.warn(
                        "source.keys",
                        Words.count(without, "table")
                                + " without a primary key or a unique key over not-null columns: "
                                + Words.list(without)
                                + ". Such a table is copied in one piece by one connection, and its"
                                + " changes find their rows by comparing all columns, which is"
                                + " slow.",
                        "Add a primary key where the table is large or changes often."));
    }

    private static List<CheckResult> engines(CheckContext c) {
        Map<String, List<TableId>> byEngine =
                c.tables().stream()
                        .filter(
                                t ->
                                        !t.engine().equalsIgnoreCase("InnoDB")
                                                && !t.engine().equalsIgnoreCase("OceanBase"))
                        .collect(
                                Collectors.groupingBy(
                                        TableSchema::engine,
                                        TreeMap::new,
                                        Collectors.mapping(TableSchema::id, Collectors.toList())));
        return byEngine.entrySet().stream()
                .map(e -> notTransactional(e.getKey(), e.getValue()))
                .toList();
    }

    private static CheckResult notTransactional(String engine, List<TableId> tables) {
        return CheckResult.warn(
                "source.engines",
                Words.count(tables, "table")
                        + " of engine "
                        + engine
                        + ": "
                        + Words.list(tables)
                        + ". A statement that fails half-way leaves its changes there, and the"
                        + " target's own engine takes the place of this one.",
                "Run ALTER TABLE ... ENGINE=InnoDB at the source, or accept it.");
    }

    private static List<CheckResult> names(CheckContext c) {
        boolean sourceFolds = !c.source().variable("lower_case_table_names").equals("0");
        boolean targetFolds = !c.target().variable("lower_case_table_names").equals("0");
        if (sourceFolds == targetFolds) {
            return List.of();
        }
        List<CheckResult> clashes = targetFolds ? clashes(c) : List.of();
        return clashes.isEmpty() ? differentFolding(c) : clashes;
    }

    private static List<CheckResult> clashes(CheckContext c) {
        return c.targets().stream()
                .map(TableSchema::id)
                .collect(
                        Collectors.groupingBy(
                                id -> id.toString().toLowerCase(Locale.ROOT),
                                TreeMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .filter(ids -> ids.size() > 1)
                .map(ids -> oneName(c, ids))
                .toList();
    }

    private static CheckResult oneName(CheckContext c, Collection<TableId> ids) {
        TableId any = ids.iterator().next();
        return CheckResult.fail(
                "target.names",
                "Cannot keep "
                        + Words.list(ids)
                        + " apart: the target has lower_case_table_names="
                        + c.target().variable("lower_case_table_names")
                        + ", so all of them become "
                        + any.toString().toLowerCase(Locale.ROOT)
                        + ".",
                "Exclude all but one of them, or use a target with lower_case_table_names=0 (fixed"
                        + " when the server or tenant is created).");
    }

    private static List<CheckResult> differentFolding(CheckContext c) {
        return List.of(
                CheckResult.warn(
                        "target.names",
                        "The source has lower_case_table_names="
                                + c.source().variable("lower_case_table_names")
                                + ", the target "
                                + c.target().variable("lower_case_table_names")
                                + ": names are compared differently there, and statements of the"
                                + " application that work here may not find their table.",
                        "Look whether the application writes every table name in one case."));
    }
}
