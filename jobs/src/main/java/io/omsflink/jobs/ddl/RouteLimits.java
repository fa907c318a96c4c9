package io.omsflink.jobs.ddl;

import io.omsflink.project.ObjectRules;
import io.omsflink.project.RowOperation;
import io.omsflink.project.TableId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which tables arrive in such a way that a definition of the source is not one for the target. */
final class RouteLimits {
    private final ObjectRules rules;

    RouteLimits(ObjectRules rules) {
        this.rules = rules;
    }

    /**
     * Why a statement about some tables cannot be carried over.
     *
     * @param followed all tables that are followed
     */
    Optional<String> refusal(Collection<TableId> changed, List<TableId> followed) {
        return changed.stream()
                .filter(rules::matches)
                .flatMap(table -> refusal(table, followed).stream())
                .findFirst();
    }

    private Optional<String> refusal(TableId table, List<TableId> followed) {
        if (rules.rules(table).isEmpty()) {
            return Optional.empty();
        }
        if (rules.targets(table).size() > 1) {
            return Optional.of(table + " becomes several tables");
        }
        if (!rules.columns(table).isEmpty()) {
            return Optional.of("the project chooses columns of " + table);
        }
        if (rules.operations(table).size() < RowOperation.values().length) {
            return Optional.of("the project chooses kinds of changes of " + table);
        }
        if (rules.rules(table).stream().anyMatch(rule -> !rule.where().isEmpty())) {
            return Optional.of("the project chooses rows of " + table);
        }
        TableId target = rules.target(table);
        return followed.stream()
                .filter(other -> !other.equals(table) && rules.targets(other).contains(target))
                .map(other -> table + " becomes one table with " + other)
                .findFirst();
    }
}
