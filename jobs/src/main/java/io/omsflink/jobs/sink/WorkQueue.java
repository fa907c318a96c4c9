package io.omsflink.jobs.sink;

import io.omsflink.jobs.source.Failures;
import java.util.ArrayDeque;

/**
 * Work for one thread, bounded by bytes. The task thread adds, the working thread takes; an error
 * of the working thread surfaces at the next call of the task thread.
 */
final class WorkQueue<T> {
    private final long capacityBytes;
    private final String action;
    private final ArrayDeque<T> items = new ArrayDeque<>();
    private final ArrayDeque<Long> sizes = new ArrayDeque<>();
    private long bytes;
    private long added;
    private long done;
    private boolean closed;
    private Throwable failure;

    WorkQueue(long capacityBytes, String action) {
        this.capacityBytes = capacityBytes;
        this.action = action;
    }

    /**
     * Waits for room. An item larger than all of it is taken when nothing else waits, and its giver
     * waits until it is taken away: else there would be one more of them.
     */
    synchronized void add(T item, long size) throws InterruptedException {
        while (bytes > 0 && bytes + size > capacityBytes && failure == null && !closed) {
            wait();
        }
        check();
        items.add(item);
        sizes.add(size);
        bytes += size;
        added++;
        notifyAll();
        while (size > capacityBytes && bytes > 0 && failure == null && !closed) {
            wait();
        }
    }

    /** Throws what the working thread failed with. */
    synchronized void check() {
        if (failure != null) {
            throw Failures.forFlink(action, failure);
        }
    }

    /** Next item; waits for one. Null when closed. */
    synchronized T take() throws InterruptedException {
        while (items.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : remove();
    }

    /** Next item if there is one. */
    synchronized T poll() {
        return items.isEmpty() || closed ? null : remove();
    }

    synchronized T peek() {
        return closed ? null : items.peek();
    }

    /** Waits for an item and leaves it. Null when closed. */
    synchronized T awaitNext() throws InterruptedException {
        while (items.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : items.peek();
    }

    private T remove() {
        bytes -= sizes.poll();
        notifyAll();
        return items.poll();
    }

    /** The working thread has finished {@code count} more items for good. */
    synchronized void done(long count) {
        done += count;
        notifyAll();
    }

    /** How many items were added so far. */
    synchronized long added() {
        return added;
    }

    /** Waits until the first {@code count} items are finished for good. */
    synchronized void await(long count) throws InterruptedException {
        while (done < count && failure == null && !closed) {
            wait();
        }
        check();
    }

    synchronized void fail(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        items.clear();
        notifyAll();
    }
}
