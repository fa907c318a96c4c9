package io.omsflink.jobs.source;

import java.util.ArrayDeque;
import java.util.Deque;

/** Places inside a transaction that it may be rolled back to. */
final class Savepoints {
    private record Savepoint(String name, int bytes, int rows) {}

    private final Deque<Savepoint> savepoints = new ArrayDeque<>();

    boolean isEmpty() {
        return savepoints.isEmpty();
    }

    void clear() {
        savepoints.clear();
    }

    void set(String name, ChangeBuffer at) {
        savepoints.push(new Savepoint(name, at.length(), at.rows()));
    }

    /**
     * Takes back what was changed since the latest savepoint of this name. The log holds the name
     * as each statement spelt it, and the server takes it in any case.
     *
     * @return false when there is none
     */
    boolean rollback(String name, ChangeBuffer changes) {
        while (!savepoints.isEmpty() && !savepoints.peek().name().equalsIgnoreCase(name)) {
            savepoints.pop();
        }
        if (savepoints.isEmpty()) {
            return false;
        }
        changes.truncate(savepoints.peek().bytes(), savepoints.peek().rows());
        return true;
    }
}
