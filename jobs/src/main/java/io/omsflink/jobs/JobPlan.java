package io.omsflink.jobs;

import io.omsflink.project.ApplyMode;
import io.omsflink.project.CharsetRules;
import io.omsflink.project.ConflictPolicy;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.HugeTransactions;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.Speed;
import java.io.Serializable;
import java.time.Duration;

/**
 * A project compiled: everything that the job graph needs, resolved and with defaults, printable.
 * Holds no secret, only references.
 *
 * @param full whether existing rows are copied
 * @param existingRows what the copy does with rows that stand at the target
 * @param mode in what order the log is applied
 * @param hugeTransactions how those are committed that come in slices
 * @param chunkRows rows of a chunk of the copy
 * @param checkpointInterval time between two checkpoints
 * @param ignoreMarked whether transactions of the source's log that a project wrote are left out
 * @param ddl what becomes of DDL statements in the log
 * @param conflict what becomes of a change of the log that the target refuses
 * @param charsets what charsets become that the target does not have
 * @param change how the tables differ from those in the state that the job begins with
 */
public record JobPlan(
        String name,
        Endpoint source,
        Endpoint target,
        ObjectRules objects,
        boolean schema,
        boolean full,
        ExistingRows existingRows,
        boolean incremental,
        ApplyMode mode,
        HugeTransactions hugeTransactions,
        boolean ignoreMarked,
        Speed speed,
        int chunkRows,
        Duration checkpointInterval,
        DdlPlan ddl,
        ConflictPolicy conflict,
        CharsetRules charsets,
        ObjectChange change)
        implements Serializable {

    /** Fixed names of the operators in state: a savepoint finds its state again by them. */
    public static final String SOURCE_UID = "oms-source";

    public static final String TARGET_UID = "oms-target";

    /** Connections that apply the log. */
    public int appliers() {
        return mode == ApplyMode.SERIAL ? 1 : speed.incrementalWrite();
    }

    /** The same plan with an answer of the user about one DDL statement. */
    public JobPlan withDdlAnswer(DdlPlan.Answer answer, String place) {
        return with(ddl.with(answer, place), change);
    }

    /** The same plan with other tables than the state that it begins with. */
    public JobPlan withChange(ObjectChange other) {
        return with(ddl, other);
    }

    private JobPlan with(DdlPlan definitions, ObjectChange other) {
        return new JobPlan(
                name,
                source,
                target,
                objects,
                schema,
                full,
                existingRows,
                incremental,
                mode,
                hugeTransactions,
                ignoreMarked,
                speed,
                chunkRows,
                checkpointInterval,
                definitions,
                conflict,
                charsets,
                other);
    }

    /** The plan in words, for {@code oms plan}. */
    public String render() {
        return PlanText.render(this);
    }
}
