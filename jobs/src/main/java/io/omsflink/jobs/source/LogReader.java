package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.LogStart;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Follows the source's log from where the target stands.
 *
 * <p>The target is the truth: what it has applied is recorded there in the same transactions, so
 * reading begins behind that and no checkpoint ever has to wait until the target has caught up with
 * the reader.
 */
final class LogReader implements AutoCloseable {
    private static final int PURGED = 1236;

    private final JobPlan plan;
    private final LogSplit split;
    private final TransactionAssembler.Output output;
    private volatile boolean closed;
    private volatile Throwable failure;
    private volatile LogClient client;

    LogReader(JobPlan plan, LogSplit split, TransactionAssembler.Output output) {
        this.plan = plan;
        this.split = split;
        this.output = output;
    }

    /** Reads until {@link #close()}; any other end is an exception. */
    void run() throws Exception {
        LogPosition start = start();
        LogProgress progress = new LogProgress(start);
        List<TableSchema> schemas =
                DdlPolicy.passed(plan, start) ? presentSchemas() : split.tables();
        LogTables tables = new LogTables(schemas, split.copiedAt());
        output.emit(new LogStart(split.runId(), start, schemas));
        TransactionAssembler assembler =
                new TransactionAssembler(
                        tables,
                        progress,
                        new DdlPolicy(plan, split.runId(), progress),
                        checkSource(start),
                        output);
        follow(start, assembler);
    }

    private LogPosition start() throws SQLException {
        try (Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            return ProgressTable.applied(target, plan.name(), split.runId())
                    .orElse(split.position());
        }
    }

    private List<TableSchema> presentSchemas() throws SQLException {
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA)) {
            Map<TableId, TableSchema> present =
                    SchemaReader.existing(
                            source, split.tables().stream().map(TableSchema::id).toList());
            return split.tables().stream()
                    .map(table -> present.getOrDefault(table.id(), table))
                    .toList();
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
            return Clock.offsetMicros(source);
        }
    }

    private void follow(LogPosition start, TransactionAssembler assembler) throws Exception {
        client = new LogClient(plan.source(), start);
        client.registerEventListener(event -> take(event, assembler));
        client.registerLifecycleListener(new Failure());
        if (closed) {
            return;
        }
        try {
            client.connect();
        } catch (AuthenticationException e) {
            throw new OmsException(
                    ErrorCode.CONNECTION_FAILED,
                    "Cannot log in to "
                            + plan.source()
                            + " to read its log: "
                            + e.getMessage()
                            + ". Correct user or password.",
                    e);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (!closed) {
            throw explain(failure);
        }
    }

    /** The library swallows what a listener throws, so it is kept and the connection ended. */
    private void take(Event event, TransactionAssembler assembler) {
        if (failure != null || closed) {
            // Closed while the connection was being made: there was nothing to disconnect then.
            disconnect();
            return;
        }
        try {
            assembler.event(event);
        } catch (Throwable e) {
            failure = e;
            disconnect();
        }
    }

    private Exception explain(Throwable cause) {
        if (cause instanceof OmsException known) {
            return known;
        }
        if (cause instanceof ServerException server
                && server.getErrorCode() == PURGED
                && server.getMessage().contains("purged")) {
            return new OmsException(
                    ErrorCode.POSITION_PURGED,
                    "Cannot read the log of "
                            + plan.source()
                            + ": "
                            + server.getMessage()
                            + ". Start the project anew with a full copy, and keep the log longer"
                            + " than the longest stop.",
                    cause);
        }
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot read the log of "
                        + plan.source()
                        + ": "
                        + (cause == null ? "the server ended the connection" : cause.getMessage())
                        + ". The job connects again by itself; look whether the source is up if"
                        + " this repeats.",
                cause);
    }

    private void disconnect() {
        LogClient current = client;
        if (current != null) {
            try {
                current.disconnect();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }

    /**
     * Keeps what the library would only log; an event that cannot be read must never be skipped.
     */
    private final class Failure extends BinaryLogClient.AbstractLifecycleListener {
        @Override
        public void onCommunicationFailure(BinaryLogClient from, Exception e) {
            failure = failure == null ? e : failure;
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient from, Exception e) {
            failure = failure == null ? e : failure;
            disconnect();
        }
    }
}
