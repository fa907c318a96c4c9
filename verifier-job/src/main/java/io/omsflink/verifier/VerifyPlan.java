package io.omsflink.verifier;

import io.omsflink.project.Endpoint;
import io.omsflink.project.TableId;
import io.omsflink.verifier.table.TablePair;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that the job needs to know.
 *
 * @param project name in the project file
 * @param pairs what is compared; a table is named by its place here from now on
 * @param refused tables that cannot be compared
 * @param live whether an incremental step keeps the target in step
 * @param options how it is done
 */
public record VerifyPlan(
        String project,
        Endpoint source,
        Endpoint target,
        List<TablePair> pairs,
        List<Refused> refused,
        boolean live,
        VerifyOptions options)
        implements Serializable {

    /**
     * A table that cannot be compared.
     *
     * @param reason in words for the user
     */
    public record Refused(TableId table, String reason) implements Serializable {}

    public VerifyPlan {
        pairs = List.copyOf(pairs);
        refused = List.copyOf(refused);
    }

    /** The same without some tables. */
    public VerifyPlan without(Predicate<String> names) {
        return new VerifyPlan(
                project,
                source,
                target,
                pairs.stream().filter(pair -> !names.test(pair.toString())).toList(),
                refused,
                live,
                options);
    }
}
