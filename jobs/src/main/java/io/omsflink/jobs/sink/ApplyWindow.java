package io.omsflink.jobs.sink;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.source.LogProgress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The transactions under way in log order, from the first that is not committed at the target. What
 * lies before it is the position: everything up to there is applied.
 *
 * <p>Bounded by bytes and transactions; {@link #add} waits for room.
 */
final class ApplyWindow {
    private static final long MAX_BYTES = 32L * 1024 * 1024;
    private static final int MAX_ENTRIES = 200_000;

    /** A transaction, or a place that the log has reached. */
    static final class Entry {
        private final LogPoint end;
        private final LogPosition reached;
        private final long commitMicros;
        private final int transactions;
        private final int rows;
        private final long bytes;
        private int unfinished = 1;

        private Entry(
                LogPoint end,
                LogPosition reached,
                long commitMicros,
                int transactions,
                int rows,
                long bytes) {
            this.end = end;
            this.reached = reached;
            this.commitMicros = commitMicros;
            this.transactions = transactions;
            this.rows = rows;
            this.bytes = bytes;
        }

        /** A transaction or the last slice of one. */
        static Entry transaction(LogPoint end, long commitMicros, int rows, long bytes) {
            return new Entry(end, null, commitMicros, 1, rows, bytes);
        }

        /** A slice that others follow: the position stays before it. */
        static Entry slice(int rows, long bytes) {
            return new Entry(null, null, 0, 0, rows, bytes);
        }

        static Entry reached(LogPosition position) {
            return new Entry(null, position, 0, 0, 0, 0);
        }

        /** Is finished so many times before it is done; said before it goes into the window. */
        Entry inParts(int count) {
            unfinished = count;
            return this;
        }
    }

    /**
     * What is to be recorded.
     *
     * @param commitMicros commit time of the last transaction before the position, 0 for none
     * @param transactions applied since the last time
     * @param rows row changes in them
     */
    record State(
            LogPosition position, long commitMicros, long transactions, long rows, long version) {}

    private final LogProgress progress;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long commitMicros;
    private long transactions;
    private long rows;
    private long version = 1;
    private boolean over;

    ApplyWindow(LogPosition applied) {
        this.progress = new LogProgress(applied);
    }

    /** Waits for room; one entry is taken whatever its size. */
    synchronized void add(Entry entry) throws InterruptedException {
        while (!over && !hasRoom(entry)) {
            wait();
        }
        entries.add(entry);
        bytes += entry.bytes;
    }

    /** Whether the entry goes in without waiting. */
    synchronized boolean hasRoom(Entry entry) {
        return entries.isEmpty()
                || bytes + entry.bytes <= MAX_BYTES && entries.size() < MAX_ENTRIES;
    }

    /**
     * These, or a part of each, are committed, or need not be applied.
     *
     * @return how many transactions have ended with that
     */
    synchronized int done(List<Entry> finished) {
        int ended = 0;
        for (Entry entry : finished) {
            ended += --entry.unfinished == 0 ? entry.transactions : 0;
        }
        while (!entries.isEmpty() && entries.peek().unfinished <= 0) {
            pass(entries.poll());
        }
        notifyAll();
        return ended;
    }

    private void pass(Entry entry) {
        bytes -= entry.bytes;
        transactions += entry.transactions;
        rows += entry.rows;
        version++;
        if (entry.end != null) {
            progress.advance(entry.end);
            commitMicros = entry.commitMicros;
        } else if (entry.reached != null) {
            progress.advanceTo(entry.reached);
        }
    }

    /** Whether the transaction that ends here is applied already. */
    synchronized boolean contains(LogPoint end) {
        return progress.contains(end);
    }

    /** Returns false when the applier has ended before. */
    synchronized boolean awaitEmpty() throws InterruptedException {
        while (!entries.isEmpty() && !over) {
            wait();
        }
        return !over;
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Where the log is applied up to, once that is another state than the given one: at once when
     * nothing is under way, else after a while.
     */
    synchronized State awaitChange(long known, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (version == known && !over) {
            wait();
        }
        long left = end - System.nanoTime();
        while (!entries.isEmpty() && left > 0 && !over) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return state();
    }

    synchronized State state() {
        return new State(progress.position(), commitMicros, transactions, rows, version);
    }

    /** Lets everybody go who waits. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
