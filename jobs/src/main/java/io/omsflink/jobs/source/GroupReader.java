package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;

/**
 * Sends the rows of one transaction that is read a second time, in slices. What else it holds was
 * looked at the first time.
 */
final class GroupReader {
    private final LogPoint end;
    private final long commitMicros;
    private final TransactionAssembler.Output output;
    private final LogTables tables;
    private final TransactionRows rows;
    private boolean begun;
    private boolean ended;

    /**
     * @param end where the rows take effect
     */
    GroupReader(
            LogTables tables, LogPoint end, long commitMicros, TransactionAssembler.Output output) {
        this.tables = tables;
        this.rows = new TransactionRows(tables);
        this.end = end;
        this.commitMicros = commitMicros;
        this.output = output;
    }

    boolean ended() {
        return ended;
    }

    /** Takes the events from the transaction's first one on; false when no more are wanted. */
    boolean event(Event event) throws InterruptedException {
        switch (event.getHeader().getEventType()) {
            case GTID, ANONYMOUS_GTID -> begin();
            case TABLE_MAP -> tables.map(TransactionRows.bytes(event));
            case WRITE_ROWS,
                    UPDATE_ROWS,
                    DELETE_ROWS,
                    EXT_WRITE_ROWS,
                    EXT_UPDATE_ROWS,
                    EXT_DELETE_ROWS ->
                    rows(event);
            case QUERY -> query(event.getData());
            case XID, XA_PREPARE -> end();
            default -> {
                // Says nothing about rows.
            }
        }
        return !ended;
    }

    private void begin() {
        if (begun) {
            throw new OmsException(
                    ErrorCode.LOG_UNSUPPORTED,
                    "Cannot read again the transaction that takes effect at "
                            + end.place()
                            + ": another one begins before its end. Check the log of the source"
                            + " for damage with mysqlbinlog --verify-binlog-checksum.");
        }
        begun = true;
    }

    private void rows(Event event) throws InterruptedException {
        rows.add(event, end);
        if (rows.isSlice()) {
            output.emit(rows.slice(end, commitMicros));
        }
    }

    private void query(QueryEventData data) throws InterruptedException {
        LogStatement statement = LogStatement.parse(data.getSql(), data.getDatabase());
        switch (statement.kind()) {
            case SAVEPOINT -> rows.savepoint(statement.name());
            case ROLLBACK_TO -> rows.rollbackTo(statement.name());
            case COMMIT -> end();
            default -> {
                // Was looked at the first time.
            }
        }
    }

    private void end() throws InterruptedException {
        ended = true;
        output.emit(rows.last(end, commitMicros));
    }
}
