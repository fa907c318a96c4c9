package io.omsflink.project;

import java.io.Serializable;
import java.util.Collection;
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
 */
public record ObjectRules(List<String> include, List<String> exclude) implements Serializable {

    /** Refuses patterns that cannot be read. */
    public ObjectRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        Stream.concat(include.stream(), exclude.stream())
                .map(TablePattern::problem)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(ObjectRules::refuse);
    }

    /** Whether the project moves this table. */
    public boolean matches(TableId table) {
        return matchesAny(include, table) && !matchesAny(exclude, table);
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
