package io.omsflink.catalog.route;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.cascade.CascadeGraph;
import io.omsflink.catalog.schema.TableComparison;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import io.omsflink.project.TableRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is wrong with the names at the target. Several tables become one only where an entry renames
 * each of them, and where they have the same columns and a key; one becomes several where several
 * entries rename it.
 */
public final class RouteProblems {
    private static final int LONGEST_NAME = 64;

    private final ObjectRules objects;
    private final Set<TableId> cascading = new HashSet<>();

    private RouteProblems(ObjectRules objects, List<TableSchema> tables, boolean follows) {
        this.objects = objects;
        CascadeGraph graph = new CascadeGraph(tables);
        for (int i = 0; i < tables.size() && follows; i++) {
            if (graph.isParent(i)) {
                cascading.add(tables.get(i).id());
                graph.reach(i).forEach(child -> cascading.add(tables.get(child).id()));
            }
        }
    }

    /**
     * Every problem, each {@code Cannot ...: .... What to do.}
     *
     * @param tables those of the project at the source
     * @param follows whether the log is followed
     */
    public static List<String> of(ObjectRules objects, List<TableSchema> tables, boolean follows) {
        RouteProblems checks = new RouteProblems(objects, tables, follows);
        List<String> problems = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        for (TableSchema table : tables) {
            List<Branch> ours = Branch.of(objects, table);
            Optional<String> contradiction = checks.split(table, ours);
            contradiction.ifPresentOrElse(problems::add, () -> branches.addAll(ours));
        }
        branches.forEach(branch -> checks.columns(branch, problems));
        branches.stream()
                .collect(
                        Collectors.groupingBy(
                                branch -> branch.target().id(), TreeMap::new, Collectors.toList()))
                .forEach((target, sources) -> checks.check(target, sources, problems));
        return problems;
    }

    /**
     * One of the tables that a table becomes.
     *
     * @param objects with one rule for the table at most
     */
    private record Branch(ObjectRules objects, TableSchema source, TableSchema target) {
        static List<Branch> of(ObjectRules objects, TableSchema source) {
            return objects.branches(source.id()).stream()
                    .map(branch -> new Branch(branch, source, Routes.target(branch, source)))
                    .toList();
        }

        TableId id() {
            return source.id();
        }

        boolean renamed() {
            return objects.renames(id());
        }

        String at(String key, String message) {
            return objects.at(id(), key, message);
        }
    }

    /** A table that becomes several needs a name of its own for each. */
    private Optional<String> split(TableSchema table, List<Branch> branches) {
        if (branches.size() < 2) {
            return Optional.empty();
        }
        List<TableRule> rules = objects.rules(table.id());
        String patterns =
                rules.stream()
                        .map(rule -> "`" + rule.pattern() + "`")
                        .collect(Collectors.joining(" and "));
        long names = branches.stream().map(branch -> branch.target().id()).distinct().count();
        if (names < branches.size() || !branches.stream().allMatch(Branch::renamed)) {
            return Optional.of(
                    rules.get(1)
                            .at(
                                    "",
                                    "Cannot tell what holds for "
                                            + table.id()
                                            + ": several entries that are maps match it, "
                                            + patterns
                                            + ". Let only one match, or give each a 'rename' of"
                                            + " its own if the table shall become several."));
        }
        return cascading.contains(table.id())
                ? Optional.of(
                        rules.get(1)
                                .at(
                                        "",
                                        "Cannot make several tables of "
                                                + table.id()
                                                + ": foreign keys with CASCADE or SET NULL change"
                                                + " its rows or those of others. Let only one of "
                                                + patterns
                                                + " match, or change those keys."))
                : Optional.empty();
    }

    private void check(TableId target, List<Branch> sources, List<String> problems) {
        if (target.database().length() > LONGEST_NAME || target.table().length() > LONGEST_NAME) {
            problems.add(
                    sources.get(0)
                            .at(
                                    "rename",
                                    "Cannot rename "
                                            + names(sources)
                                            + " to "
                                            + target
                                            + ": a name has at most "
                                            + LONGEST_NAME
                                            + " characters. Choose a shorter one."));
        }
        if (sources.size() > 1) {
            merged(target, sources, problems);
        }
    }

    private void merged(TableId target, List<Branch> sources, List<String> problems) {
        String what = "Cannot write " + names(sources) + " into one table " + target + ": ";
        Branch renamed = sources.stream().filter(Branch::renamed).findFirst().orElseThrow();
        List<Branch> kept = sources.stream().filter(branch -> !branch.renamed()).toList();
        if (!kept.isEmpty()) {
            problems.add(
                    renamed.at(
                            "rename",
                            what
                                    + names(kept)
                                    + " goes there without being renamed. Choose another name for"
                                    + " the others, or an entry with 'rename' for it too if they"
                                    + " shall become one."));
            return;
        }
        if (sources.get(0).target().rowKey().isEmpty()) {
            problems.add(
                    renamed.at(
                            "rename",
                            what
                                    + "they have no primary or unique key that tells their rows"
                                    + " apart. Give them one, or other names."));
        }
        if (sources.stream().anyMatch(branch -> cascading.contains(branch.id()))) {
            problems.add(
                    renamed.at(
                            "rename",
                            what
                                    + "foreign keys with CASCADE or SET NULL change rows of one of"
                                    + " them. Choose different names."));
        }
        sources.stream().skip(1).forEach(b -> difference(what, sources.get(0), b, problems));
    }

    private void columns(Branch branch, List<String> problems) {
        TableId id = branch.id();
        String what = "Cannot move the columns of " + id + " that are chosen: ";
        ColumnChoice choice = ColumnChoice.of(branch.objects(), id);
        choice.problems(branch.source())
                .forEach(problem -> problems.add(branch.at("columns", what + problem)));
        boolean everything =
                choice.all()
                        && branch.objects().operations(id).size() == RowOperation.values().length;
        if (!everything && cascading.contains(id)) {
            problems.add(
                    branch.at(
                            choice.all() ? "dml" : "columns",
                            "Cannot move a part of "
                                    + id
                                    + ": foreign keys with CASCADE or SET NULL change its rows or"
                                    + " those of others. Move all columns and all changes."));
        }
    }

    private static void difference(String what, Branch first, Branch other, List<String> problems) {
        List<String> differences =
                new ArrayList<>(TableComparison.differences(first.target(), other.target()));
        if (differences.isEmpty() && !order(first.target()).equals(order(other.target()))) {
            differences.add("the columns stand in another order");
        }
        if (!differences.isEmpty()) {
            problems.add(
                    other.at(
                            "rename",
                            what
                                    + other.id()
                                    + " differs from "
                                    + first.id()
                                    + ": "
                                    + String.join("; ", differences)
                                    + ". Choose different names."));
        }
    }

    private static List<String> order(TableSchema table) {
        return table.writtenColumns().stream()
                .map(ColumnSchema::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String names(List<Branch> branches) {
        return branches.stream()
                .map(branch -> branch.id().toString())
                .collect(Collectors.joining(", "));
    }
}
