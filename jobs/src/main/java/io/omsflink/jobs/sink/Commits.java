package io.omsflink.jobs.sink;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far each connection has committed. Every transaction that goes to a connection has a ticket
 * there: 1, 2, 3 ..
 */
final class Commits {
    private final AtomicLongArray last;
    private boolean over;

    Commits(int connections) {
        this.last = new AtomicLongArray(connections);
    }

    int connections() {
        return last.length();
    }

    boolean reached(int connection, long ticket) {
        return last.get(connection) >= ticket;
    }

    synchronized void committed(int connection, long ticket) {
        last.set(connection, ticket);
        notifyAll();
    }

    /** Returns false when the applier has ended before. */
    synchronized boolean await(int connection, long ticket) throws InterruptedException {
        while (!reached(connection, ticket) && !over) {
            wait();
        }
        return !over;
    }

    /** Lets everybody go who waits. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
