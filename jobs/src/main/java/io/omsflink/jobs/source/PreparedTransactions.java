package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * XA transactions that were prepared in the log so far and neither committed nor rolled back, in
 * the order of the log. Those without rows of ours count too: otherwise their commit would look
 * like one whose rows were missed.
 *
 * <p>Memory: at most {@link #KEPT_BYTES} of rows, all transactions together; the rows of the others
 * are read again when they are committed.
 */
final class PreparedTransactions {
    static final int KEPT_BYTES = 8 * 1024 * 1024;

    private record Entry(LogPosition from, HeldRows rows) {}

    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private long bytes;

    /**
     * @param from a place before the transaction, from which on it can be read again
     */
    void add(String name, LogPosition from, HeldRows rows) {
        remove(name);
        boolean fits = bytes + rows.changes().length <= KEPT_BYTES;
        put(name, new Entry(from, fits ? rows : rows.forgotten()));
    }

    private void put(String name, Entry entry) {
        byName.put(name, entry);
        bytes += entry.rows().changes().length;
    }

    /** What the transaction of that name changes; empty when none is prepared. */
    Optional<HeldRows> remove(String name) {
        Entry entry = byName.remove(name);
        if (entry == null) {
            return Optional.empty();
        }
        bytes -= entry.rows().changes().length;
        return Optional.of(entry.rows());
    }

    /** Place before the oldest one. */
    Optional<LogPosition> oldest() {
        return byName.values().stream().findFirst().map(Entry::from);
    }

    /** Rows in memory were packed by the tables' columns, and those have changed. */
    void forgetRows() {
        byName.replaceAll((name, entry) -> new Entry(entry.from(), entry.rows().forgotten()));
        bytes = 0;
    }
}
