package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a DDL statement comes by in the log: on a migrated table the job stops before
 * it, because rows after it would not fit the target; elsewhere it is ignored. A statement that the
 * user has carried out at the target is named by its place and passed once.
 */
final class DdlPolicy implements TransactionAssembler.Definitions {
    private static final Logger LOG = LoggerFactory.getLogger(DdlPolicy.class);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final JobPlan plan;
    private final String runId;
    private final LogProgress progress;

    DdlPolicy(JobPlan plan, String runId, LogProgress progress) {
        this.plan = plan;
        this.runId = runId;
        this.progress = progress;
    }

    /**
     * Whether the statement that the user has carried out lies before a position where reading
     * begins: then state from before it still holds the old columns.
     */
    static boolean passed(JobPlan plan, LogPosition start) {
        return LogPoint.ofPlace(plan.ddlApplied())
                .filter(at -> at.hasGtid() == start.gtidMode())
                .filter(at -> new LogProgress(start).contains(at))
                .isPresent();
    }

    @Override
    public void statement(
            LogStatement statement,
            String sql,
            LogPoint at,
            LogTables tables,
            TransactionAssembler.Output output)
            throws InterruptedException {
        boolean ours =
                statement.tables().stream().anyMatch(tables::contains)
                        || (statement.kind() == LogStatement.Kind.DATABASE_DDL
                                && tables.containsDatabase(statement.name()));
        if (!ours) {
            warnOfNewTables(statement, sql);
        } else if (plan.ddlApplied().equals(at.place())) {
            pass(statement.tables(), at, tables, output);
        } else {
            boolean applied = awaitApplied(output);
            throw stop(sql, at, applied);
        }
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

    private OmsException stop(String sql, LogPoint at, boolean applied) {
        return new OmsException(
                ErrorCode.DDL_IN_LOG,
                "Cannot follow the log past "
                        + at.place()
                        + " ("
                        + at.file()
                        + ":"
                        + at.offset()
                        + "): a migrated table is changed there by: "
                        + LogStatement.shortened(sql)
                        + (applied
                                ? ". Everything before it is applied."
                                : ". The target had not applied everything before it within "
                                        + DRAIN.toSeconds()
                                        + " s.")
                        + " Carry out the same change at the target, then run"
                        + " 'oms resume "
                        + plan.name()
                        + " --ddl-applied "
                        + at.place()
                        + "'.");
    }

    private void pass(
            List<TableId> changed,
            LogPoint at,
            LogTables tables,
            TransactionAssembler.Output output)
            throws InterruptedException {
        // State keeps the new columns from here on, and rows from before the statement have the old
        // ones.
        if (!awaitApplied(output)) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot pass the statement at "
                            + at.place()
                            + ": the target has not applied everything before it within "
                            + DRAIN.toSeconds()
                            + " s. The job tries again by itself; look whether the target is"
                            + " slow.");
        }
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA)) {
            for (TableId table : changed) {
                if (tables.contains(table)) {
                    SchemaReader.table(source, table).ifPresent(tables::replace);
                }
            }
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot read the changed schema: " + e.getMessage() + ".",
                    e);
        }
        progress.advance(at);
        output.tables(tables.schemas());
        output.emit(new LogStart(runId, progress.position(), tables.targets()));
    }

    private void warnOfNewTables(LogStatement statement, String sql) {
        statement.tables().stream()
                .filter(table -> plan.objects().matches(table))
                .forEach(
                        table ->
                                LOG.warn(
                                        "{} matches the project but did not exist at its start; it"
                                                + " is not migrated: {}",
                                        table,
                                        sql));
    }
}
