package io.omsflink.jobs.sink;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ddl.DdlChoices;
import io.omsflink.jobs.element.LogDefinition;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.TargetStatement;
import io.omsflink.jobs.meta.DdlRecord;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what a DDL statement of the log becomes at the target, exactly once, although it commits by
 * itself.
 *
 * <ul>
 *   <li>Everything before the statement is applied and recorded, and nothing after it is sent, so
 *       the target's tables are still while this works.
 *   <li>Before each statement the intent is recorded with a hash of the tables' definitions.
 *       Whoever comes back to an intent looks at the tables: another hash means that it was run.
 *   <li>A statement that leaves the hash as it is changes nothing when it is run again: {@code
 *       TRUNCATE}, {@code DROP TABLE IF EXISTS}. The exception is an exchange of names, which takes
 *       a table of our own along, see {@link ExchangeMark}.
 *   <li>A cut-off session may go on at the target: {@link DefinitionLock}.
 * </ul>
 */
final class DefinitionExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionExecutor.class);
    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A session that waits for a table keeps later ones waiting, so it gives up now and then. */
    private static final int LOCK_WAIT_SECONDS = 30;

    private final JobPlan plan;
    private final DdlRecord record;
    private final Consumer<Connection> opened;

    /**
     * @param opened takes each connection, so that it can be cut off from outside
     */
    DefinitionExecutor(JobPlan plan, DdlRecord record, Consumer<Connection> opened) {
        this.plan = plan;
        this.record = record;
        this.opened = opened;
    }

    /**
     * Returns when it is done and recorded.
     *
     * @throws OmsException DDL_IN_LOG when the target refuses a statement
     */
    void execute(LogDefinition definition) throws SQLException, InterruptedException {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, ATTEMPTS);
        while (!attempt(definition, backoff)) {
            LOG.info("Trying again: {}", definition.sql());
        }
    }

    private boolean attempt(LogDefinition definition, Backoff backoff)
            throws SQLException, InterruptedException {
        try (Connection target = Connections.open(plan.target(), ConnectionRole.WRITE)) {
            opened.accept(target);
            prepare(target);
            run(target, definition);
            return true;
        } catch (SQLException e) {
            ReadOnlyTarget.note(e, plan.name());
            if (!TargetErrors.kind(e).repeatable() || !backoff.await()) {
                throw e;
            }
            LOG.info("The target does not change its tables yet: {}", e.getMessage());
            return false;
        }
    }

    private void prepare(Connection target) throws SQLException, InterruptedException {
        try (Statement statement = target.createStatement()) {
            statement.execute("SET NAMES utf8mb4");
            statement.execute("SET SESSION lock_wait_timeout=" + LOCK_WAIT_SECONDS);
        }
        DefinitionLock.take(target, plan.name());
    }

    private void run(Connection target, LogDefinition definition) throws SQLException {
        LogPoint at = definition.end();
        Optional<DdlRecord.State> known = record.find(target, at);
        if (known.filter(DdlRecord.State::done).isPresent()) {
            return;
        }
        record.begin(target, definition);
        Optional<String> before = known.flatMap(DdlRecord.State::before);
        for (int i = known.map(DdlRecord.State::next).orElse(0);
                i < definition.statements().size();
                i++) {
            statement(target, definition, i, before);
            before = Optional.empty();
        }
        record.done(target, at);
        ReadOnlyTarget.over(plan.name());
    }

    /**
     * @param intended hash of the tables when a former attempt began with this statement
     */
    private void statement(
            Connection target, LogDefinition definition, int index, Optional<String> intended)
            throws SQLException {
        TargetStatement statement = definition.statements().get(index);
        Optional<ExchangeMark> mark =
                statement.exchanges()
                        ? Optional.of(new ExchangeMark(plan.name()))
                        : Optional.empty();
        List<TableId> touched =
                mark.map(m -> m.with(definition.touched())).orElse(definition.touched());
        if (intended.isEmpty() && mark.isPresent()) {
            mark.get().set(target);
        }
        String now = TargetShape.of(target, touched);
        if (intended.filter(before -> !before.equals(now)).isPresent()) {
            LOG.info("Was run before a failure: {}", statement.sql());
        } else {
            record.intend(target, definition.end(), now);
            execute(
                    target,
                    definition,
                    index,
                    mark.map(m -> m.along(statement.sql())).orElse(statement.sql()));
        }
        record.ran(target, definition.end(), index + 1);
        if (mark.isPresent()) {
            mark.get().clear(target);
        }
    }

    private void execute(Connection target, LogDefinition definition, int index, String sql)
            throws SQLException {
        LOG.info("{}: {}", definition.end().place(), sql);
        try (Statement statement = target.createStatement()) {
            for (String setting : definition.session()) {
                statement.execute(setting);
            }
            statement.execute(sql);
        } catch (SQLException e) {
            if (TargetErrors.kind(e).repeatable()) {
                throw e;
            }
            record.refused(target, definition.end());
            throw refused(definition, index, sql, e);
        }
    }

    private OmsException refused(LogDefinition definition, int index, String sql, SQLException e) {
        DdlChoices choices = new DdlChoices(plan.name(), definition.end());
        return new OmsException(
                ErrorCode.DDL_IN_LOG,
                choices.cannotPass(definition.sql())
                        + " The target refuses what it becomes there, '"
                        + DdlChoices.shortened(sql)
                        + "': "
                        + e.getMessage()
                        + " (error "
                        + e.getErrorCode()
                        + "). Everything before it is applied"
                        + (index == 0 ? "" : ", and of its own " + index + " statements")
                        + ". Correct the target and run 'oms resume "
                        + plan.name()
                        + "'; or else: "
                        + choices.byHand(),
                e);
    }
}
