package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.ByteArrayEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import io.omsflink.jobs.binlog.RowsEventDecoder;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.Heartbeat;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.util.UUID;

/**
 * Turns log events into whole transactions. Used by the log client's one thread.
 *
 * <ul>
 *   <li>Nothing of a transaction is emitted before its end, unless it outgrows {@link
 *       #SLICE_BYTES}; then slices are, and the last one says so. A transaction that was rolled
 *       back is never in the log.
 *   <li>A transaction that touches none of our tables emits nothing; a heartbeat tells now and then
 *       how far the log was read.
 *   <li>DDL on one of our tables stops the job ({@link DdlPolicy}).
 * </ul>
 */
final class TransactionAssembler {
    private static final int SLICE_BYTES = 2 * 1024 * 1024;
    private static final long HEARTBEAT_MICROS = 500_000;

    /** LOG_EVENT_IGNORABLE_F of an event's header. */
    private static final int IGNORABLE = 0x80;

    /** Takes what was assembled; waits while the target is slow. */
    interface Output {
        void emit(Element element) throws InterruptedException;
    }

    /** Decides what becomes of a statement that changes tables or databases, ours or others. */
    interface Definitions {
        /** Returns when the log may be followed past the statement. */
        void statement(
                LogStatement statement, String sql, LogPoint at, LogTables tables, Output output)
                throws InterruptedException;
    }

    private final LogTables tables;
    private final LogProgress progress;
    private final Definitions definitions;
    private final Output output;
    private final long clockOffset;
    private final RowsEventDecoder decoder = new RowsEventDecoder();
    private final ChangeBuffer changes = new ChangeBuffer();
    private final Savepoints savepoints = new Savepoints();
    private String file;
    private long offset;
    private UUID lastUuid;
    private String serverUuid = "";
    private long sequence;
    private long commitMicros;

    /** Between BEGIN and the end: no other statement ends the transaction then. */
    private boolean inTransaction;

    private boolean sliced;
    private boolean skipped;
    private long heartbeatMicros;

    TransactionAssembler(
            LogTables tables,
            LogProgress progress,
            Definitions definitions,
            long clockOffset,
            Output output) {
        this.tables = tables;
        this.progress = progress;
        this.definitions = definitions;
        this.clockOffset = clockOffset;
        this.output = output;
        this.file = progress.position().file();
        this.offset = progress.position().offset();
    }

    void event(Event event) throws InterruptedException {
        EventHeaderV4 header = event.getHeader();
        EventType type = header.getEventType();
        // Events that the server makes up for a reader (rotate, heartbeat) have no place of their
        // own.
        if (header.getNextPosition() > 0
                && type != EventType.HEARTBEAT
                && type != EventType.ROTATE) {
            offset = header.getNextPosition();
        }
        switch (type) {
            case ROTATE -> rotate(event.getData());
            case GTID, ANONYMOUS_GTID -> begin(type, event.getData());
            case TABLE_MAP -> tables.map(bytes(event));
            case WRITE_ROWS,
                    UPDATE_ROWS,
                    DELETE_ROWS,
                    EXT_WRITE_ROWS,
                    EXT_UPDATE_ROWS,
                    EXT_DELETE_ROWS ->
                    rows(event);
            case PARTIAL_UPDATE_ROWS_EVENT -> rows(event);
            case XID -> end(header);
            case QUERY -> query(event.getData(), header);
            case XA_PREPARE -> xaPrepare(event.getData(), header);
            case HEARTBEAT -> heartbeat(true);
            case PRE_GA_WRITE_ROWS, PRE_GA_UPDATE_ROWS, PRE_GA_DELETE_ROWS, TRANSACTION_PAYLOAD ->
                    throw refused(type);
            case INCIDENT, LOAD, NEW_LOAD, EXEC_LOAD, EXECUTE_LOAD_QUERY -> throw refused(type);
            case UNKNOWN -> unknown(header);
            default -> {
                // Says nothing about rows.
            }
        }
    }

    /** Newer than the library; the server marks those that a reader may leave out. */
    private void unknown(EventHeaderV4 header) {
        if ((header.getFlags() & IGNORABLE) == 0) {
            throw refused(header.getEventType());
        }
    }

    private void rotate(RotateEventData data) {
        file = data.getBinlogFilename();
        offset = data.getBinlogPosition();
    }

    private void begin(EventType type, GtidEventData gtid) {
        // A transaction that a crash of the source cut off in the log was never committed.
        discard();
        if (type == EventType.GTID) {
            UUID uuid = gtid.getMySqlGtid().getServerId();
            if (!uuid.equals(lastUuid)) {
                lastUuid = uuid;
                serverUuid = uuid.toString();
            }
            sequence = gtid.getMySqlGtid().getTransactionId();
        } else {
            lastUuid = null;
            serverUuid = "";
            sequence = 0;
        }
        commitMicros = gtid.getImmediateCommitTimestamp();
    }

    private static byte[] bytes(Event event) {
        return ((ByteArrayEventData) event.getData()).getData();
    }

    private void rows(Event event) throws InterruptedException {
        byte[] body = bytes(event);
        LogTables.Mapped table = tables.forRows(body);
        if (table == null || tables.inCopy(table.index(), here())) {
            return;
        }
        changes.table(table.index());
        decoder.decode(typeCode(event), body, 0, body.length, table.decoder(), changes);
        if (changes.length() >= SLICE_BYTES && savepoints.isEmpty()) {
            sliced = true;
            output.emit(transaction(event.getHeader(), false));
        }
    }

    private static int typeCode(Event event) {
        return switch (event.getHeader().getEventType()) {
            case WRITE_ROWS -> 23;
            case UPDATE_ROWS -> 24;
            case DELETE_ROWS -> 25;
            case EXT_WRITE_ROWS -> 30;
            case EXT_UPDATE_ROWS -> 31;
            case EXT_DELETE_ROWS -> 32;
            default -> 39;
        };
    }

    private LogPoint here() {
        return new LogPoint(serverUuid, sequence, file, offset);
    }

    private LogTransaction transaction(EventHeaderV4 header, boolean last) {
        long time = commitMicros > 0 ? commitMicros : header.getTimestamp() * 1_000;
        int rows = changes.rows();
        return new LogTransaction(here(), time + clockOffset, rows, changes.take(), last);
    }

    private void end(EventHeaderV4 header) throws InterruptedException {
        progress.advance(here());
        if (changes.rows() > 0 || sliced) {
            output.emit(transaction(header, true));
        } else {
            skipped = true;
        }
        sliced = false;
        inTransaction = false;
        savepoints.clear();
        if (skipped) {
            heartbeat(false);
        }
    }

    private void heartbeat(boolean idle) throws InterruptedException {
        long now = Clock.nowMicros();
        if (idle || now - heartbeatMicros >= HEARTBEAT_MICROS) {
            heartbeatMicros = now;
            skipped = false;
            output.emit(new Heartbeat(progress.position(), now, idle));
        }
    }

    private void query(QueryEventData data, EventHeaderV4 header) throws InterruptedException {
        String sql = data.getSql();
        if ("BEGIN".equals(sql)) {
            inTransaction = true;
            return;
        }
        LogStatement statement = LogStatement.parse(sql, data.getDatabase());
        switch (statement.kind()) {
            case BEGIN -> inTransaction = true;
            case COMMIT -> end(header);
            case ROLLBACK -> rollback(header);
            case SAVEPOINT -> savepoints.set(statement.name(), changes);
            case ROLLBACK_TO -> rollbackTo(statement.name());
            case XA -> xa(sql, header);
            case DATA -> data(statement, sql);
            default -> definition(statement, sql, header);
        }
    }

    private void definition(LogStatement statement, String sql, EventHeaderV4 header)
            throws InterruptedException {
        definitions.statement(statement, sql, here(), tables, output);
        if (!inTransaction) {
            end(header);
        }
    }

    /** The rows that such a statement changes are not in the log. */
    private void data(LogStatement statement, String sql) {
        if (statement.tables().stream().anyMatch(tables::contains)) {
            throw refused(
                    "a session with another binlog_format than ROW has logged a change of migrated"
                            + " tables as a statement: "
                            + LogStatement.shortened(sql)
                            + ". Let no session change binlog_format, and start the project anew");
        }
    }

    private void rollback(EventHeaderV4 header) throws InterruptedException {
        discard();
        end(header);
    }

    private void discard() {
        if (sliced) {
            throw refused(
                    "a transaction of more than "
                            + SLICE_BYTES
                            + " bytes is rolled back there, and part of it was sent already."
                            + " Start the project anew from a place behind it");
        }
        changes.truncate(0, 0);
        savepoints.clear();
        inTransaction = false;
    }

    /** Only transactions that also wrote to a table without transactions log this. */
    private void rollbackTo(String name) {
        if (!savepoints.rollback(name, changes)) {
            throw refused(
                    "it is rolled back there to savepoint "
                            + name
                            + ", which the log does not set. Start the project anew");
        }
    }

    private void xa(String sql, EventHeaderV4 header) throws InterruptedException {
        String upper = sql.toUpperCase(java.util.Locale.ROOT);
        if (upper.startsWith("XA COMMIT") || upper.startsWith("XA ROLLBACK")) {
            end(header);
        }
    }

    private void xaPrepare(XAPrepareEventData data, EventHeaderV4 header)
            throws InterruptedException {
        if (!data.isOnePhase() && (changes.rows() > 0 || sliced)) {
            throw refused(
                    "an XA transaction was prepared there that changes migrated tables, and this"
                        + " version does not apply XA transactions in two phases. Migrate while no"
                        + " XA transactions run, or exclude the tables that they change");
        }
        end(header);
    }

    private OmsException refused(EventType type) {
        return refused(
                "it holds an event of type "
                        + type
                        + ", which this version does not read. At the source set"
                        + " binlog_row_image=FULL, binlog_row_value_options='' and"
                        + " binlog_transaction_compression=OFF, let no session set binlog_format,"
                        + " and start the project anew");
    }

    private OmsException refused(String reason) {
        return new OmsException(
                ErrorCode.LOG_UNSUPPORTED,
                "Cannot follow the log at " + file + ":" + offset + ": " + reason + ".");
    }
}
