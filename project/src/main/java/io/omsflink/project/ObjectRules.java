package io.omsflink.project;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables a project moves: those that some {@code include} pattern matches and no {@code
 * exclude} pattern does. A pattern is {@code database.table}; each side takes {@code *}, {@code ?},
 * {@code [abc]} and {@code [!a-z]}. Case counts, because names are compared as the server spells
 * them; a dot inside a name is written {@code [.]}.
 *
 * @param include patterns, at least one
 * @param exclude patterns, may be empty
 * @param rules what holds for the tables of some of the {@code include} patterns
 */
public record ObjectRules(List<String> include, List<String> exclude, List<TableRule> rules)
        implements Serializable {

    /** Refuses patterns that cannot be read. */
    public ObjectRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        rules = List.copyOf(rules);
        Stream.concat(include.stream(), exclude.stream())
                .map(TablePattern::problem)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(ObjectRules::refuse);
    }

    /** Whole tables as they are. */
    public ObjectRules(List<String> include, List<String> exclude) {
        this(include, exclude, List.of());
    }

    /** What holds for this table: no rule, or one for each table that it becomes. */
    public List<TableRule> rules(TableId table) {
        return rules.stream().filter(rule -> rule.matches(table)).toList();
    }

    /**
     * The rules once for each table that this one becomes at the target: those of {@code table} are
     * reduced to one. All other methods look at the first of several rules of a table.
     */
    public List<ObjectRules> branches(TableId table) {
        List<TableRule> ours = rules(table);
        return ours.size() < 2
                ? List.of(this)
                : ours.stream().map(rule -> without(ours, rule)).toList();
    }

    private ObjectRules without(List<TableRule> some, TableRule except) {
        return new ObjectRules(
                include,
                exclude,
                rules.stream()
                        .filter(rule -> rule.equals(except) || !some.contains(rule))
                        .toList());
    }

    /** The names of the tables that this one becomes. */
    public List<TableId> targets(TableId table) {
        return branches(table).stream().map(branch -> branch.target(table)).toList();
    }

    /** A message about the entry that a table is named by, which begins with its place. */
    public String at(TableId table, String key, String message) {
        return rules(table).stream().findFirst().map(rule -> rule.at(key, message)).orElse(message);
    }

    /** Whether an entry gives the table a name at the target. */
    public boolean renames(TableId table) {
        return rules(table).stream().anyMatch(rule -> !rule.rename().isEmpty());
    }

    /** The table's name at the target. */
    public TableId target(TableId table) {
        return rules(table).stream()
                .filter(rule -> !rule.rename().isEmpty())
                .findFirst()
                .map(rule -> RenameTemplate.apply(rule.rename(), table))
                .orElse(table);
    }

    /** The row filter of the table, as the project says; empty text for all rows. */
    public String where(TableId table) {
        return rules(table).stream()
                .map(TableRule::where)
                .filter(where -> !where.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Columns of the table that are moved; empty for all. */
    public List<ColumnRule> columns(TableId table) {
        return rules(table).stream()
                .map(TableRule::columns)
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Which changes of the table's log are moved. */
    public Set<RowOperation> operations(TableId table) {
        return rules(table).stream()
                .map(TableRule::operations)
                .filter(operations -> !operations.isEmpty())
                .findFirst()
                .map(EnumSet::copyOf)
                .orElse(EnumSet.allOf(RowOperation.class));
    }

    /** Whether the project moves this table. */
    public boolean matches(TableId table) {
        return matchesAny(include, table) && !matchesAny(exclude, table);
    }

    /** Whether both sets of rules move the same of this table to the same place. */
    public boolean sameFor(TableId table, ObjectRules other) {
        return meaning(table).equals(other.meaning(table));
    }

    private List<List<Object>> meaning(TableId table) {
        return branches(table).stream()
                .map(
                        branch ->
                                List.<Object>of(
                                        branch.target(table),
                                        branch.where(table),
                                        branch.columns(table),
                                        branch.operations(table)))
                .toList();
    }

    /** The same rules for these tables only. */
    public ObjectRules only(Collection<TableId> tables) {
        return new ObjectRules(
                tables.stream().map(TablePattern::exactly).toList(), List.of(), rules);
    }

    /** Whether the project may move a table of this database. */
    public boolean matchesDatabase(String database) {
        return include.stream()
                .anyMatch(pattern -> Glob.matches(TablePattern.of(pattern).database(), database));
    }

    /**
     * The {@code include} patterns that select none of the given tables once {@code exclude} is
     * applied. An {@code exclude} pattern that matches nothing is no mistake: it may be there for
     * tables to come.
     */
    public List<String> patternsMatchingNothing(Collection<TableId> tables) {
        List<TableId> kept = tables.stream().filter(table -> !matchesAny(exclude, table)).toList();
        return include.stream()
                .filter(pattern -> kept.stream().noneMatch(TablePattern.of(pattern)::matches))
                .toList();
    }

    /** The database sides of the {@code include} patterns, each once, in file order. */
    public Set<String> databasePatterns() {
        return include.stream()
                .map(pattern -> TablePattern.of(pattern).database())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean matchesAny(List<String> patterns, TableId table) {
        return patterns.stream().anyMatch(pattern -> TablePattern.of(pattern).matches(table));
    }

    private static void refuse(String problem) {
        throw new OmsException(
                ErrorCode.INVALID_ARGUMENT, "Cannot use an object pattern: " + problem);
    }
}
