package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Element;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.element.RowBlock;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/**
 * Hands elements from the thread that reads a database to Flink's task thread. Bounded by bytes; a
 * larger element is taken when nothing else waits, and its giver waits until it is taken away: else
 * there would be one more of them.
 */
final class ElementQueue {

    /** What a reader thread hands over. */
    sealed interface Item permits Emit, ResumeFrom, ChunkDone, Failed {}

    /** An element for the target, with the log position after it when it ends a transaction. */
    record Emit(Element element) implements Item {}

    /** Reading the log may begin here after a restart. */
    record ResumeFrom(LogPosition place) implements Item {}

    /** Every block of the chunk has been handed over. */
    record ChunkDone(ChunkSplit chunk) implements Item {}

    /** The reading thread ended with an error. */
    record Failed(Throwable cause) implements Item {}

    /** What an item costs besides its bytes; bounds the number of small ones too. */
    static final int ITEM_BYTES = 1024;

    private final long capacity;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private long bytes;
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean closed;

    /**
     * @param capacity in bytes
     */
    ElementQueue(long capacity) {
        this.capacity = capacity;
    }

    /**
     * Waits for room. After {@link #close} items are dropped, so that a reading thread never hangs.
     */
    synchronized void put(Item item) throws InterruptedException {
        long size = size(item);
        while (bytes > 0 && bytes + size > capacity && !closed) {
            wait();
        }
        if (!closed) {
            items.add(item);
            bytes += size;
            available.complete(null);
        }
        while (size > capacity && bytes > 0 && !closed) {
            wait();
        }
    }

    private static long size(Item item) {
        if (item instanceof Emit emit && emit.element() instanceof RowBlock block) {
            return (long) block.length() + ITEM_BYTES;
        }
        if (item instanceof Emit emit && emit.element() instanceof LogTransaction transaction) {
            return (long) transaction.changes().length + ITEM_BYTES;
        }
        return ITEM_BYTES;
    }

    /** Next item, or null when there is none now. */
    synchronized Item poll() {
        Item item = items.poll();
        if (item == null) {
            return null;
        }
        bytes -= size(item);
        notifyAll();
        return item;
    }

    /** Completes when {@link #poll} may have something. */
    synchronized CompletableFuture<Void> available() {
        if (items.isEmpty() && available.isDone()) {
            available = new CompletableFuture<>();
        }
        return available;
    }

    /** Wakes the task thread, for instance because a split was added. */
    synchronized void wake() {
        available.complete(null);
    }

    synchronized void close() {
        closed = true;
        items.clear();
        notifyAll();
    }
}
