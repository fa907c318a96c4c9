package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.filter.SourceCollations;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.catalog.position.XaRecover;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.meta.CopyEnd;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the source's log from where the target stands, for ever or to a place.
 *
 * <p>The target is the truth: what it has applied is recorded there in the same transactions, so
 * reading begins behind that and no checkpoint ever has to wait until the target has caught up with
 * the reader. Only for XA transactions that were prepared and not ended it begins before that, see
 * {@link TransactionAssembler}.
 */
final class LogReader implements AutoCloseable, TransactionAssembler.Lookback {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final JobPlan plan;
    private final LogSplit split;
    private final TransactionAssembler.Output output;
    private volatile boolean closed;
    private volatile LogConnection main;
    private volatile LogConnection second;
    private final CountDownLatch end = new CountDownLatch(1);
    private LogTables tables;

    LogReader(JobPlan plan, LogSplit split, TransactionAssembler.Output output) {
        this.plan = plan;
        this.split = split;
        this.output = output;
    }

    /** Reads until {@link #close()}; any other end is an exception. */
    void run() throws Exception {
        try (SourceCollations collations = new SourceCollations(plan.source())) {
            run(collations);
        }
    }

    private void run(SourceCollations collations) throws Exception {
        LogPosition applied = applied();
        LogPosition from = split.begin(applied);
        LogProgress progress = new LogProgress(applied);
        LogSchemas schemas = LogSchemas.at(plan, split, applied, copied());
        tables =
                new LogTables(
                        schemas.followed().tables(),
                        schemas.copiedAt(),
                        TableChoices.of(plan.objects(), collations));
        schemas.record();
        output.emit(new LogStart(split.runId(), applied, tables.targets()));
        TransactionAssembler assembler =
                new TransactionAssembler(
                        tables,
                        from,
                        progress,
                        new DdlPolicy(plan, split.runId(), progress, schemas),
                        this,
                        checkSource(from),
                        plan.ignoreMarked(),
                        output);
        main = new LogConnection(plan.source(), from);
        if (!closed && !ended(from)) {
            main.run(
                    event -> {
                        assembler.event(event);
                        return !ended(assembler.place());
                    });
        }
        if (plan.change().ends()) {
            output.emit(new Heartbeat(plan.change().until(), Clock.nowMicros(), true));
            end.await();
        }
    }

    /** Whether the log is to be followed no further. */
    private boolean ended(LogPosition place) {
        return plan.change().ends()
                && LogPosition.BY_FILE.compare(place, plan.change().until()) >= 0;
    }

    private LogPosition applied() throws SQLException {
        try (Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            return ProgressTable.applied(target, plan.name(), split.runId())
                    .orElse(split.position());
        }
    }

    /** The log's end is behind the end of the copy. */
    private Optional<LogPosition> copied() throws SQLException {
        if (!plan.full()) {
            return Optional.empty();
        }
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA);
                Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            return Optional.of(
                    CopyEnd.of(
                            target, plan.name(), split.runId(), SourceLog.read(source).position()));
        }
    }

    private static boolean oceanBase(Connection source) throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE 'ob_query_timeout'")) {
            return row.next();
        }
    }

    /** Refuses a position that is gone; returns the clocks' difference. */
    private long checkSource(LogPosition start) throws SQLException {
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA)) {
            SourceLog.read(source)
                    .purged(start)
                    .ifPresent(
                            gone -> {
                                throw gone;
                            });
            if (oceanBase(source)) {
                // It carries cascades out as statements of their own, which its log has.
                tables.cascadesAreLogged();
            }
            return Clock.offsetMicros(source);
        }
    }

    /** On a second connection, while the first one waits. */
    @Override
    public void readAgain(HeldRows place, LogPoint end, long commitMicros)
            throws InterruptedException {
        GroupReader group = new GroupReader(tables, end, commitMicros, output);
        try (LogConnection connection =
                new LogConnection(
                        plan.source(), LogPosition.ofFile(place.file(), place.offset()))) {
            second = connection;
            if (!closed) {
                connection.run(group::event);
            }
        } catch (OmsException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (!group.ended()) {
            throw new InterruptedException("closed");
        }
    }

    /**
     * {@link PreparedBarrier} has seen to it that such a transaction was over before the first row
     * was copied, so the copy has its rows.
     */
    @Override
    public void preparedBefore(String name, LogPoint commit) {
        if (plan.full() && mayLookAtPrepared()) {
            LOG.info("XA transaction {} was over before the copy began", name);
            return;
        }
        throw new OmsException(
                ErrorCode.LOG_UNSUPPORTED,
                "Cannot follow the log at "
                        + commit.place()
                        + " ("
                        + commit.file()
                        + ":"
                        + commit.offset()
                        + "): XA transaction "
                        + name
                        + " is committed there, and what it changes was prepared before the place"
                        + " where reading the log began. Start the project anew with a full copy"
                        + " while no XA transaction is prepared, or with the right to see them:"
                        + " GRANT XA_RECOVER_ADMIN ON *.* TO the account of this project.");
    }

    private boolean mayLookAtPrepared() {
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA)) {
            return XaRecover.names(source).isPresent();
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot ask the source for prepared transactions: " + e.getMessage() + ".",
                    e);
        }
    }

    @Override
    public void close() {
        closed = true;
        end.countDown();
        for (LogConnection connection : new LogConnection[] {second, main}) {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
