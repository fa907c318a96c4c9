package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.element.Element;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/**
 * Hands elements from the thread that reads a database to Flink's task thread.
 *
 * <p>Bounded by number: with blocks of {@link ChunkReader#BLOCK_BYTES} and log slices of a few
 * megabytes that bounds memory too.
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

    private final int capacity;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean closed;

    ElementQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Waits for room. After {@link #close} items are dropped, so that a reading thread never hangs.
     */
    synchronized void put(Item item) throws InterruptedException {
        while (items.size() >= capacity && !closed) {
            wait();
        }
        if (!closed) {
            items.add(item);
            available.complete(null);
        }
    }

    /** Next item, or null when there is none now. */
    synchronized Item poll() {
        Item item = items.poll();
        if (item == null) {
            return null;
        }
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
