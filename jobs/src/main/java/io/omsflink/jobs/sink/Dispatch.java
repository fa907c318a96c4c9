package io.omsflink.jobs.sink;

import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedMark;
import io.omsflink.jobs.meta.AppliedShares;
import io.omsflink.jobs.meta.Share;
import io.omsflink.project.ApplyMode;
import io.omsflink.project.HugeTransactions;
import java.util.List;

/**
 * Hands transactions to connections in the log's order, less what is applied already. For the
 * dispatching thread.
 *
 * <ul>
 *   <li>Mode {@code transaction} and {@code serial}: each goes to one connection. A huge one, which
 *       comes in slices, has the target for itself; it is committed with its last slice, or slice
 *       by slice where the project says so.
 *   <li>Mode {@code row}: each is shared out to all connections, {@link TransactionParts}. Slices
 *       too, where they need not be committed together.
 * </ul>
 */
final class Dispatch {
    /** What a transaction costs besides its bytes; bounds the number of small ones under way. */
    static final long TRANSACTION_BYTES = 200;

    private static final int PRUNE_EVERY = 4_096;
    private static final LogPoint NOWHERE = new LogPoint("", 0, "", 0);

    private final Crew crew;
    private final ApplyWindow window;
    private final boolean shared;
    private final boolean inSlices;
    private final int connections;
    private final TransactionParts parts;
    private final TransactionParts rest;
    private final LogRun run;
    private AppliedShares inherited;
    private int untilPruned = PRUNE_EVERY;
    private LogPoint last = NOWHERE;

    /** The name of the transaction whose slices come in; null between transactions. */
    private LogPoint sliced;

    /** Changes of it so far. */
    private long slicedRows;

    /**
     * @param inherited what is applied besides the position that the window begins with
     */
    Dispatch(
            JobPlan plan,
            List<TableSchema> tables,
            ApplyWindow window,
            Crew crew,
            AppliedShares inherited) {
        this.crew = crew;
        this.window = window;
        this.inherited = inherited;
        this.connections = plan.appliers();
        this.shared = plan.mode() == ApplyMode.ROW && connections > 1;
        this.inSlices = plan.hugeTransactions() == HugeTransactions.SLICES;
        this.parts = new TransactionParts(tables, connections);
        this.rest = new TransactionParts(tables, 1);
        this.run = new LogRun(connections);
    }

    void transaction(LogTransaction transaction) throws InterruptedException {
        LogPoint end = transaction.end();
        long before = end.file().equals(last.file()) ? last.offset() : 0;
        if (sliced == null && (window.contains(end) || inherited.contains(end))) {
            skip(transaction);
        } else if (sliced != null || !transaction.last()) {
            slice(transaction, before);
        } else {
            whole(transaction, before);
        }
        if (transaction.last()) {
            last = end;
            prune();
        }
    }

    /** What lies before the position by now need not be looked up any more. */
    private void prune() {
        if (--untilPruned == 0) {
            untilPruned = PRUNE_EVERY;
            if (!inherited.isEmpty()) {
                inherited = inherited.after(window.state().position());
            }
        }
    }

    private List<AppliedShares.Part> applied(LogPoint place) {
        return inherited.isEmpty() ? List.of() : inherited.of(place);
    }

    private void whole(LogTransaction transaction, long before) throws InterruptedException {
        LogPoint end = transaction.end();
        List<AppliedShares.Part> applied = applied(end);
        run.next(end, before);
        if (shared) {
            share(transaction, entry(transaction), 0, applied);
        } else {
            ApplyWindow.Entry entry = entry(transaction);
            enter(entry);
            LogTransaction left = left(transaction, 0, applied);
            crew.assign(left, AppliedMark.whole(end, before), entry);
        }
    }

    /** May be without any change: its end is recorded nevertheless. */
    private LogTransaction left(
            LogTransaction transaction, long firstRow, List<AppliedShares.Part> applied) {
        if (applied.isEmpty()) {
            return transaction;
        }
        LogTransaction left = rest.of(transaction, firstRow, applied)[0];
        return left != null
                ? left
                : new LogTransaction(
                        transaction.end(),
                        transaction.commitMicros(),
                        0,
                        new byte[0],
                        transaction.last());
    }

    private void share(
            LogTransaction transaction,
            ApplyWindow.Entry entry,
            long firstRow,
            List<AppliedShares.Part> applied)
            throws InterruptedException {
        LogTransaction[] shares = parts.of(transaction, firstRow, applied);
        int count = 0;
        for (LogTransaction part : shares) {
            count += part != null ? 1 : 0;
        }
        enter(entry.inParts(Math.max(1, count)));
        if (count == 0) {
            window.done(List.of(entry));
        }
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] != null) {
                crew.assignTo(i, shares[i], mark(i, transaction), entry);
            }
        }
    }

    private AppliedMark mark(int connection, LogTransaction transaction) {
        return transaction.last()
                ? run.mark(connection, transaction.end())
                : AppliedMark.begun(new Share(connection, connections), sliced, slicedRows);
    }

    private void slice(LogTransaction slice, long before) throws InterruptedException {
        boolean alone = !(shared && inSlices);
        if (sliced == null) {
            sliced = slice.end();
            slicedRows = 0;
            if (alone) {
                drain();
            }
        }
        long firstRow = slicedRows;
        slicedRows += slice.rows();
        if (slice.last()) {
            run.next(slice.end(), before);
        }
        if (alone) {
            alone(slice, before, firstRow);
        } else {
            share(slice, sliceEntry(slice), firstRow, applied(sliced));
        }
        if (slice.last()) {
            sliced = null;
        }
    }

    /** A huge transaction has the target for itself, on one connection. */
    private void alone(LogTransaction slice, long before, long firstRow)
            throws InterruptedException {
        ApplyWindow.Entry entry = sliceEntry(slice);
        enter(entry);
        AppliedMark mark =
                slice.last() || !inSlices
                        ? AppliedMark.whole(slice.end(), before)
                        : AppliedMark.begun(Share.WHOLE, sliced, slicedRows);
        crew.assignAlone(left(slice, firstRow, applied(sliced)), mark, entry);
        if (slice.last()) {
            drain();
        }
    }

    private static ApplyWindow.Entry sliceEntry(LogTransaction slice) {
        return slice.last()
                ? entry(slice)
                : ApplyWindow.Entry.slice(slice.rows(), slice.changes().length + TRANSACTION_BYTES);
    }

    private static ApplyWindow.Entry entry(LogTransaction transaction) {
        return ApplyWindow.Entry.transaction(
                transaction.end(),
                transaction.commitMicros(),
                transaction.rows(),
                transaction.changes().length + TRANSACTION_BYTES);
    }

    private void skip(LogTransaction transaction) throws InterruptedException {
        if (transaction.last()) {
            ApplyWindow.Entry entry = entry(transaction);
            enter(entry);
            window.done(List.of(entry));
        }
    }

    /** Waits until everything is committed; false when the applier has ended before. */
    boolean drain() throws InterruptedException {
        crew.release();
        return window.awaitEmpty();
    }

    /** What ends here is done, without any row. */
    void passed(LogPoint end, long commitMicros) throws InterruptedException {
        ApplyWindow.Entry entry = ApplyWindow.Entry.transaction(end, commitMicros, 0, 0);
        enter(entry);
        window.done(List.of(entry));
    }

    private void enter(ApplyWindow.Entry entry) throws InterruptedException {
        if (!window.hasRoom(entry)) {
            crew.release();
        }
        window.add(entry);
    }

    /** The log holds nothing more before this place; inside a transaction it says nothing. */
    void reached(LogPosition place) throws InterruptedException {
        if (sliced == null) {
            ApplyWindow.Entry entry = ApplyWindow.Entry.reached(place);
            window.add(entry);
            window.done(List.of(entry));
        }
    }
}
