package io.omsflink.cli.progress;

import io.omsflink.cli.flink.Aggregate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the sink's metrics, whose ids begin with the name of their operator. */
final class SinkReading {
    private static final String DELAY = ".delayMs";
    private static final String ROWS = ".rowsApplied";
    private static final String TRANSACTIONS = ".transactionsApplied";
    private static final String RETRIES = ".retries";
    private static final String CONFLICTS = ".conflicts";
    private static final String READ_ONLY = ".readOnlySince";

    private final Map<String, Aggregate> byName = new TreeMap<>();

    static boolean wanted(String id) {
        return id.endsWith(DELAY)
                || id.endsWith(ROWS)
                || id.endsWith(TRANSACTIONS)
                || id.endsWith(RETRIES)
                || id.endsWith(CONFLICTS)
                || id.endsWith(READ_ONLY);
    }

    void add(Map<String, Aggregate> byId) {
        byId.forEach((id, value) -> byName.put(id.substring(id.lastIndexOf('.')), value));
    }

    /** Nothing while no metric is there. */
    Optional<SinkFigures> figures() {
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        long delay = byName.containsKey(DELAY) ? (long) byName.get(DELAY).max() : -1;
        long readOnly = byName.containsKey(READ_ONLY) ? (long) byName.get(READ_ONLY).max() : 0;
        return Optional.of(
                new SinkFigures(
                        delay,
                        sum(ROWS),
                        sum(TRANSACTIONS),
                        sum(RETRIES),
                        sum(CONFLICTS),
                        readOnly));
    }

    private long sum(String name) {
        return byName.containsKey(name) ? (long) byName.get(name).sum() : 0;
    }
}
