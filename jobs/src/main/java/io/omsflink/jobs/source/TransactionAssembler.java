package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import io.omsflink.catalog.SystemDatabases;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns log events into whole transactions. Used by the log client's one thread.
 *
 * <ul>
 *   <li>Nothing of a transaction is emitted before its end, unless it outgrows {@link
 *       TransactionRows#SLICE_BYTES}; then slices are, and the last one says so. A transaction that
 *       was rolled back is never in the log.
 *   <li>The rows of an XA transaction stand before its XA PREPARE, in a transaction of their own.
 *       They wait for the XA COMMIT and take effect there, under the place of the XA COMMIT; the
 *       place of the XA PREPARE is passed meanwhile, so one that nobody ends holds up nobody.
 *   <li>Where reading begins again it must see what was prepared and not ended. So it begins before
 *       the oldest of these ({@link Output#resumeFrom}), and transactions that the target has
 *       applied are looked at only for what they prepare.
 *   <li>A transaction that touches none of our tables emits nothing; a heartbeat tells now and then
 *       how far the log was read.
 *   <li>A project's own transactions touch {@link SystemDatabases#META}; they may be left out. That
 *       may show only at their end, so none is sent in slices then; large ones are read again.
 *   <li>What becomes of DDL on one of our tables, {@link DdlPolicy} says.
 * </ul>
 */
final class TransactionAssembler {
    /** LOG_EVENT_IGNORABLE_F of an event's header. */
    private static final int IGNORABLE = 0x80;

    /** Takes what was assembled; waits while the target is slow. */
    interface Output {
        void emit(Element element) throws InterruptedException;

        /**
         * Reading may begin here after a restart, unless the target stands before it. Called now
         * and then, behind the elements that lie before the place.
         */
        default void resumeFrom(LogPosition place) throws InterruptedException {}
    }

    /** Knows what is not in the events at hand. */
    interface Lookback {
        /**
         * Emits the rows of a transaction that has gone by, in slices.
         *
         * @param end where they take effect
         */
        void readAgain(HeldRows place, LogPoint end, long commitMicros) throws InterruptedException;

        /** Returns when a commit may be passed whose rows were prepared before reading began. */
        void preparedBefore(String name, LogPoint commit);
    }

    /** Decides what becomes of a statement that changes tables or databases, ours or others. */
    interface Definitions {
        /** Returns when the log may be followed past the statement. */
        void statement(LoggedStatement statement, LogTables tables, Output output)
                throws InterruptedException;
    }

    private final LogTables tables;
    private final LogProgress progress;
    private final LogProgress read;
    private final Heartbeats heartbeats;
    private final boolean ignoreMarked;
    private final Definitions definitions;
    private final Lookback lookback;
    private final Output output;
    private final long clockOffset;
    private final TransactionRows rows;
    private final PreparedTransactions prepared = new PreparedTransactions();
    private String file;
    private long offset;
    private UUID lastUuid;
    private String serverUuid = "";
    private long sequence;
    private long commitMicros;

    /** Between BEGIN and the end: no other statement ends the transaction then. */
    private boolean inTransaction;

    /** The target has applied the transaction that is being read. */
    private boolean applied;

    /** Where the transaction that is being read begins. */
    private HeldRows place;

    /**
     * @param from where reading begins
     * @param progress what the target has applied, and what is emitted then
     * @param ignoreMarked whether transactions that a project wrote are left out
     */
    TransactionAssembler(
            LogTables tables,
            LogPosition from,
            LogProgress progress,
            Definitions definitions,
            Lookback lookback,
            long clockOffset,
            boolean ignoreMarked,
            Output output) {
        this.tables = tables;
        this.progress = progress;
        this.read = new LogProgress(from);
        this.heartbeats = new Heartbeats(progress, output);
        this.ignoreMarked = ignoreMarked;
        this.definitions = definitions;
        this.lookback = lookback;
        this.clockOffset = clockOffset;
        this.output = output;
        this.rows = new TransactionRows(tables);
        this.file = from.file();
        this.offset = from.offset();
        this.place = HeldRows.atPlace(file, offset);
    }

    /** Up to where events were taken. */
    LogPosition place() {
        return LogPosition.ofFile(file, offset);
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
            case GTID, ANONYMOUS_GTID -> begin(header, event.getData());
            case HEARTBEAT -> tell(true);
            case QUERY -> query(event.getData(), header);
            case XID -> end(header);
            case XA_PREPARE -> xaPrepare(event.getData(), header);
            default -> {
                if (!applied) {
                    content(event, header);
                }
            }
        }
    }

    private void content(Event event, EventHeaderV4 header) throws InterruptedException {
        EventType type = header.getEventType();
        switch (type) {
            case TABLE_MAP -> tableMap(event);
            case WRITE_ROWS,
                    UPDATE_ROWS,
                    DELETE_ROWS,
                    EXT_WRITE_ROWS,
                    EXT_UPDATE_ROWS,
                    EXT_DELETE_ROWS,
                    PARTIAL_UPDATE_ROWS_EVENT ->
                    rows(event, header);
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
        place = HeldRows.atPlace(file, offset);
    }

    private void begin(EventHeaderV4 header, GtidEventData gtid) {
        // A transaction that a crash of the source cut off in the log was never committed.
        discard();
        if (header.getEventType() == EventType.GTID) {
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
        place = HeldRows.atPlace(file, header.getPosition());
        applied = progress.containsAlike(here());
        if (ignoreMarked) {
            rows.keepTogether();
        }
    }

    private void tableMap(Event event) {
        TableId table = tables.map(TransactionRows.bytes(event));
        if (ignoreMarked && table.database().equals(SystemDatabases.META)) {
            rows.mark();
        }
    }

    private void rows(Event event, EventHeaderV4 header) throws InterruptedException {
        rows.add(event, here());
        if (rows.isSlice()) {
            output.emit(rows.slice(inside(), micros(header)));
        }
    }

    /**
     * The first byte of the transaction, by which all its slices but the last one name it: the same
     * whenever it is read, and behind every position before the transaction.
     */
    private LogPoint inside() {
        return new LogPoint(serverUuid, sequence, place.file(), place.offset() + 1);
    }

    private LogPoint here() {
        return new LogPoint(serverUuid, sequence, file, offset);
    }

    private long micros(EventHeaderV4 header) {
        return (commitMicros > 0 ? commitMicros : header.getTimestamp() * 1_000) + clockOffset;
    }

    private void end(EventHeaderV4 header) throws InterruptedException {
        LogPoint end = here();
        read.advance(end);
        if (!applied) {
            progress.advance(end);
            if (!rows.isMarked()) {
                heartbeats.moved();
            }
            emit(end, micros(header));
        }
        rows.clear();
        inTransaction = false;
        applied = false;
        place = HeldRows.atPlace(file, offset);
        tell(false);
    }

    private void emit(LogPoint end, long micros) throws InterruptedException {
        if (rows.isEmpty()) {
            heartbeats.skipped();
        } else if (rows.isAgain()) {
            lookback.readAgain(place, end, micros);
        } else {
            output.emit(rows.last(end, micros));
        }
    }

    private void tell(boolean idle) throws InterruptedException {
        if (heartbeats.tell(idle)) {
            output.resumeFrom(prepared.oldest().orElseGet(read::position));
        }
    }

    private void query(QueryEventData data, EventHeaderV4 header) throws InterruptedException {
        String sql = data.getSql();
        if ("BEGIN".equals(sql)) {
            inTransaction = true;
            return;
        }
        LogStatement statement = LogStatement.parse(sql, data.getDatabase());
        if (applied) {
            passed(statement, sql, header);
            return;
        }
        switch (statement.kind()) {
            case BEGIN -> inTransaction = true;
            case COMMIT -> end(header);
            case ROLLBACK -> rollback(header);
            case SAVEPOINT -> rows.savepoint(statement.name());
            case ROLLBACK_TO -> rollbackTo(statement.name());
            case XA -> xa(sql, header);
            case DATA -> data(statement, sql);
            default -> definition(statement, data, header);
        }
    }

    /** Of a transaction that the target has applied only the end counts, and what is prepared. */
    private void passed(LogStatement statement, String sql, EventHeaderV4 header)
            throws InterruptedException {
        switch (statement.kind()) {
            case XA -> xa(sql, header);
            case BEGIN -> inTransaction = true;
            case COMMIT, ROLLBACK -> end(header);
            default -> {
                if (!inTransaction) {
                    end(header);
                }
            }
        }
    }

    private void definition(LogStatement statement, QueryEventData data, EventHeaderV4 header)
            throws InterruptedException {
        List<TableSchema> before = tables.schemas();
        definitions.statement(
                new LoggedStatement(
                        statement,
                        data.getSql(),
                        data.getDatabase(),
                        here(),
                        micros(header),
                        header.getTimestamp() / 1_000,
                        LoggedQuery.session(data),
                        !inTransaction),
                tables,
                output);
        if (tables.schemas() != before) {
            // They hold the old numbers of tables.
            prepared.forgetRows();
        }
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
        if (rows.isSliced()) {
            throw refused(
                    "a transaction of more than "
                            + TransactionRows.SLICE_BYTES
                            + " bytes is rolled back there, and part of it was sent already."
                            + " Start the project anew from a place behind it");
        }
        rows.clear();
        inTransaction = false;
    }

    private void rollbackTo(String name) {
        if (!rows.rollbackTo(name)) {
            throw refused(
                    "it is rolled back there to savepoint "
                            + name
                            + ", which the log does not set. Start the project anew");
        }
    }

    private void xa(String sql, EventHeaderV4 header) throws InterruptedException {
        XaStatement statement = XaStatement.parse(sql);
        switch (statement.verb()) {
            case "START", "BEGIN" -> {
                inTransaction = true;
                rows.hold();
            }
            case "COMMIT" -> xaCommit(statement.name(), header);
            case "ROLLBACK" -> {
                prepared.remove(statement.name());
                rollback(header);
            }
            default -> {
                // XA END comes before the XA PREPARE event.
            }
        }
    }

    private void xaPrepare(XAPrepareEventData data, EventHeaderV4 header)
            throws InterruptedException {
        if (!data.isOnePhase()) {
            HeldRows held = applied ? place : rows.holdBack(place.file(), place.offset());
            prepared.add(XaStatement.name(data), read.position(), held);
        }
        end(header);
    }

    private void xaCommit(String name, EventHeaderV4 header) throws InterruptedException {
        Optional<HeldRows> held = prepared.remove(name);
        if (held.isPresent()) {
            place = held.get();
            rows.restore(place);
        } else if (!applied && rows.isEmpty()) {
            lookback.preparedBefore(name, here());
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
