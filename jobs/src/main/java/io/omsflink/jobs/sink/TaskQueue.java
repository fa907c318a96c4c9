package io.omsflink.jobs.sink;

import java.util.ArrayDeque;

/**
 * What waits for one connection. A group that is being filled waits until it is released or full,
 * so that a backlog is applied in large target transactions.
 */
final class TaskQueue {
    private final ArrayDeque<ApplyTask> tasks = new ArrayDeque<>();
    private final int fullRows;
    private final int maxRows;
    private int waitingRows;
    private int workingRows;
    private boolean released;
    private boolean closed;

    /**
     * @param fullRows a group of as many rows needs no release
     * @param maxRows no more is put in as long as so many rows wait
     */
    TaskQueue(int fullRows, int maxRows) {
        this.fullRows = fullRows;
        this.maxRows = maxRows;
    }

    synchronized boolean hasRoom() {
        return tasks.isEmpty() || waitingRows < maxRows;
    }

    synchronized void awaitRoom() throws InterruptedException {
        while (!hasRoom() && !closed) {
            wait();
        }
    }

    synchronized void add(ApplyTask task) {
        tasks.add(task);
        waitingRows += task.transaction().rows();
        if (released || waitingRows >= fullRows) {
            notifyAll();
        }
    }

    /** What was put in so far need not wait for more. */
    synchronized void release() {
        if (!released && !tasks.isEmpty()) {
            released = true;
            notifyAll();
        }
    }

    /** Rows that wait or are being applied. */
    synchronized int rows() {
        return waitingRows + workingRows;
    }

    /** Waits for work; null when closed. What was taken before counts as applied. */
    synchronized ApplyTask take() throws InterruptedException {
        workingRows = 0;
        while (!closed && (tasks.isEmpty() || !released && waitingRows < fullRows)) {
            wait();
        }
        return poll();
    }

    synchronized ApplyTask peek() {
        return closed ? null : tasks.peek();
    }

    synchronized ApplyTask poll() {
        if (closed || tasks.isEmpty()) {
            return null;
        }
        ApplyTask task = tasks.poll();
        waitingRows -= task.transaction().rows();
        workingRows += task.transaction().rows();
        released &= !tasks.isEmpty();
        notifyAll();
        return task;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
