package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.ddl.DdlParser;
import io.omsflink.jobs.DdlPlan.Answer;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ddl.DdlChoices;
import io.omsflink.jobs.ddl.SchemaStep;
import io.omsflink.jobs.ddl.SchemaStepSerializer;
import io.omsflink.jobs.ddl.TableChange;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogDefinition;
import io.omsflink.jobs.element.TargetStatement;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.project.DdlAction;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a DDL statement comes by in the log: one about tables of the project goes to
 * the target at its place, or stops the job before it, as the project's rules or the user's answer
 * say; one that cannot be followed stops it always. Others are passed.
 */
final class DdlPolicy implements TransactionAssembler.Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(DdlPolicy.class);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final JobPlan plan;
    private final String runId;
    private final LogProgress progress;
    private final LogSchemas schemas;

    DdlPolicy(JobPlan plan, String runId, LogProgress progress, LogSchemas schemas) {
        this.plan = plan;
        this.runId = runId;
        this.progress = progress;
        this.schemas = schemas;
    }

    @Override
    public void statement(
            LoggedStatement statement, LogTables tables, TransactionAssembler.Output output)
            throws InterruptedException {
        if (!schemas.mayConcern(statement)) {
            return;
        }
        schemas.learn(statement.parsed().tables());
        Optional<TableChange> change;
        try {
            change = plan(statement);
        } catch (RuntimeException e) {
            // Not ours alone: the parser and the model meet whatever a server takes.
            if (schemas.concerns(statement)) {
                notFollowed(statement, reason(e), tables, output);
            } else {
                LOG.info("Passed: {} ({})", statement.sql(), e.getMessage());
            }
            return;
        }
        if (change.isPresent()) {
            act(statement, change.get(), tables, output);
        }
    }

    private static String reason(RuntimeException e) {
        return e instanceof OmsException ? e.getMessage() : e.toString();
    }

    private Optional<TableChange> plan(LoggedStatement statement) {
        if (statement.sql().indexOf('\uFFFD') >= 0) {
            throw new OmsException(
                    ErrorCode.DDL_IN_LOG,
                    "its text is not UTF-8, so names and defaults in it cannot be read");
        }
        if (!statement.session().usualQuotes()) {
            throw new OmsException(
                    ErrorCode.DDL_IN_LOG,
                    "its session had sql_mode ANSI_QUOTES or NO_BACKSLASH_ESCAPES, which gives"
                            + " quotes another meaning");
        }
        return schemas.planner()
                .plan(
                        DdlParser.parse(statement.sql(), statement.database(), schemas.version()),
                        statement.sql(),
                        statement.database());
    }

    private Answer answer(LoggedStatement statement) {
        return plan.ddl().answer(statement.at());
    }

    /** Only the user can say how it goes on. */
    private void notFollowed(
            LoggedStatement statement,
            String reason,
            LogTables tables,
            TransactionAssembler.Output output)
            throws InterruptedException {
        if (answer(statement) != Answer.APPLIED && answer(statement) != Answer.IGNORE) {
            throw stop(statement, "It cannot be followed: " + reason, false, output);
        }
        SchemaStep step = byHand(statement).orElseGet(() -> lookUp(statement.parsed().tables()));
        pass(statement, step, List.of(), List.of(), true, tables, output);
    }

    private Optional<SchemaStep> byHand(LoggedStatement statement) {
        try {
            return schemas.planner()
                    .byHand(
                            DdlParser.parse(
                                    statement.sql(), statement.database(), schemas.version()));
        } catch (RuntimeException e) {
            LOG.info("Looked up instead of followed: {} ({})", statement.sql(), reason(e));
            return Optional.empty();
        }
    }

    /** The source may be ahead of the statement, but nobody else knows what it has done. */
    private SchemaStep lookUp(List<TableId> named) {
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA)) {
            Map<TableId, TableSchema> found = SchemaReader.existing(source, named);
            return schemas.followed().toFound(named, found);
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot read the changed schema: " + e.getMessage() + ".",
                    e);
        }
    }

    private void act(
            LoggedStatement statement,
            TableChange change,
            LogTables tables,
            TransactionAssembler.Output output)
            throws InterruptedException {
        if (!statement.alone()) {
            throw stop(statement, "It is part of a transaction", false, output);
        }
        DdlAction action =
                switch (answer(statement)) {
                    case NONE -> change.kind().action(plan.ddl().rules());
                    case APPLY -> DdlAction.APPLY;
                    case APPLIED, IGNORE -> DdlAction.IGNORE;
                };
        if (action == DdlAction.STOP) {
            throw stop(statement, "", change.refusals().isEmpty(), output);
        } else if (action == DdlAction.APPLY) {
            apply(statement, change, tables, output);
        } else if (change.ignorable() || answer(statement) == Answer.APPLIED) {
            pass(statement, change.step(), List.of(), List.of(), lasting(change), tables, output);
        } else {
            throw stop(
                    statement,
                    "It cannot be left out: rows after it do not fit the target's columns or names",
                    change.refusals().isEmpty(),
                    output);
        }
    }

    private static boolean lasting(TableChange change) {
        return change.kind() != io.omsflink.jobs.ddl.DdlKind.SHADOW;
    }

    private void apply(
            LoggedStatement statement,
            TableChange change,
            LogTables tables,
            TransactionAssembler.Output output)
            throws InterruptedException {
        if (!change.refusals().isEmpty()) {
            throw stop(
                    statement,
                    "The target cannot follow: " + String.join("; ", change.refusals()),
                    false,
                    output);
        }
        if (!change.convergent()
                && answer(statement) != Answer.APPLY
                && schemas.whileCopying(statement.at())) {
            throw stop(
                    statement,
                    "It came while the rows were still being copied, and some may not fit. Best is"
                            + " to start the project anew ('oms run --fresh')",
                    true,
                    output);
        }
        change.notes().forEach(note -> LOG.warn("{}: {}", statement.at().place(), note));
        pass(
                statement,
                change.step(),
                change.statements(),
                change.touched(),
                lasting(change),
                tables,
                output);
    }

    private void pass(
            LoggedStatement statement,
            SchemaStep step,
            List<TargetStatement> statements,
            List<TableId> touched,
            boolean lasting,
            LogTables tables,
            TransactionAssembler.Output output)
            throws InterruptedException {
        List<TableId> before = ids();
        schemas.followed().take(step);
        if (!ids().equals(before)) {
            schemas.record();
        }
        tables.replace(schemas.followed().tables(), step.renamed());
        output.emit(
                new LogDefinition(
                        statement.at(),
                        statement.commitMicros(),
                        statement.sql(),
                        statements.isEmpty() ? List.of() : schemas.session(statement),
                        statements,
                        touched,
                        SchemaStepSerializer.write(step),
                        lasting,
                        tables.targets()));
    }

    private List<TableId> ids() {
        return schemas.followed().tables().stream().map(TableSchema::id).toList();
    }

    /** Lets the target catch up; false when it takes too long. */
    private boolean awaitApplied(TransactionAssembler.Output output) throws InterruptedException {
        output.emit(new Heartbeat(progress.position(), Clock.nowMicros(), true));
        long end = System.nanoTime() + DRAIN.toNanos();
        try (Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            while (System.nanoTime() < end) {
                if (ProgressTable.applied(target, plan.name(), runId)
                        .filter(at -> new LogProgress(at).contains(progress.position()))
                        .isPresent()) {
                    return true;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (SQLException e) {
            LOG.warn("Cannot see how far the target is", e);
        }
        return false;
    }

    /**
     * @param convertible whether the user may leave it to us
     */
    private OmsException stop(
            LoggedStatement statement,
            String reason,
            boolean convertible,
            TransactionAssembler.Output output)
            throws InterruptedException {
        boolean applied = awaitApplied(output);
        DdlChoices choices = new DdlChoices(plan.name(), statement.at());
        return new OmsException(
                ErrorCode.DDL_IN_LOG,
                choices.cannotPass(statement.sql())
                        + (reason.isEmpty() ? "" : " " + reason + ".")
                        + (applied
                                ? " Everything before it is applied. "
                                : " The target had not applied everything before it within "
                                        + DRAIN.toSeconds()
                                        + " s. ")
                        + (convertible ? choices.all() : choices.byHandAlone()));
    }
}
