package io.omsflink.jobs.source;

import com.github.shyiko.mysql.binlog.event.ByteArrayEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeader;
import io.omsflink.jobs.binlog.RowsEventDecoder;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;

/**
 * The row changes of one transaction as its events come by. Memory: {@link #SLICE_BYTES} and one
 * event, except behind a savepoint, where nothing can be sent before the end is known.
 */
final class TransactionRows {
    /**
     * A transaction has to be cut at the same places whenever it is read: the applier may have
     * committed the slices before one of them.
     */
    static final int SLICE_BYTES = 2 * 1024 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final LogTables tables;
    private final RowsEventDecoder decoder = new RowsEventDecoder();
    private final ChangeBuffer changes = new ChangeBuffer();
    private final Savepoints savepoints = new Savepoints();
    private boolean sliced;
    private boolean held;
    private boolean together;
    private boolean marked;
    private boolean again;

    TransactionRows(LogTables tables) {
        this.tables = tables;
    }

    static byte[] bytes(Event event) {
        return ((ByteArrayEventData) event.getData()).getData();
    }

    /** Nothing may be sent before the end, because only a later place tells what becomes of it. */
    void hold() {
        held = true;
    }

    /** Nothing may be sent before the end, because {@link #mark} may come late. */
    void keepTogether() {
        together = true;
    }

    /** A project wrote this transaction, and nobody wants it. */
    void mark() {
        changes.truncate(0, 0);
        again = false;
        marked = true;
    }

    /**
     * @param at where the changes take effect; for held ones where they were logged
     */
    void add(Event event, LogPoint at) {
        byte[] body = bytes(event);
        LogTables.Mapped table = tables.forRows(body);
        if (table == null || again || marked) {
            return;
        }
        if (tables.inCopy(table.index(), at)) {
            // What was held before the copy may take effect after it.
            again = held;
            return;
        }
        changes.table(tables.uses(table.index()), tables.cascades(body));
        decoder.decode(typeCode(event.getHeader()), body, 0, body.length, table.decoder(), changes);
        // The library holds on to the event while what comes of it waits for the target.
        ((ByteArrayEventData) event.getData()).setData(NOTHING);
        again = (held || together) && changes.length() >= SLICE_BYTES;
    }

    private static int typeCode(EventHeader header) {
        return switch (header.getEventType()) {
            case WRITE_ROWS -> 23;
            case UPDATE_ROWS -> 24;
            case DELETE_ROWS -> 25;
            case EXT_WRITE_ROWS -> 30;
            case EXT_UPDATE_ROWS -> 31;
            case EXT_DELETE_ROWS -> 32;
            default -> 39;
        };
    }

    void savepoint(String name) {
        savepoints.set(name, changes);
    }

    /** Only transactions that also wrote to a table without transactions log this. */
    boolean rollbackTo(String name) {
        return again || marked || savepoints.rollback(name, changes);
    }

    /** Whether what there is has to be sent before more is read. */
    boolean isSlice() {
        return !held && !together && changes.length() >= SLICE_BYTES && savepoints.isEmpty();
    }

    boolean isMarked() {
        return marked;
    }

    boolean isSliced() {
        return sliced;
    }

    boolean isEmpty() {
        return changes.rows() == 0 && !sliced && !again;
    }

    /** Whether the rows were not kept and have to be read again to be sent. */
    boolean isAgain() {
        return again;
    }

    LogTransaction slice(LogPoint end, long commitMicros) {
        sliced = true;
        return take(end, commitMicros, false);
    }

    LogTransaction last(LogPoint end, long commitMicros) {
        LogTransaction last = take(end, commitMicros, true);
        clear();
        return last;
    }

    private LogTransaction take(LogPoint end, long commitMicros, boolean last) {
        int rows = changes.rows();
        return new LogTransaction(end, commitMicros, rows, changes.take(), last);
    }

    /** Takes the rows away, to be given back later. */
    HeldRows holdBack(String file, long offset) {
        HeldRows rows =
                again
                        ? HeldRows.atPlace(file, offset)
                        : new HeldRows(file, offset, false, changes.rows(), changes.take());
        clear();
        return rows;
    }

    /** Gives back what {@link #holdBack} took away. */
    void restore(HeldRows rows) {
        again = rows.again();
        changes.restore(rows.changes(), rows.rows());
    }

    void clear() {
        changes.truncate(0, 0);
        savepoints.clear();
        sliced = false;
        held = false;
        together = false;
        marked = false;
        again = false;
    }
}
