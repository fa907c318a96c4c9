package io.omsflink.verifier.repair;

import io.omsflink.verifier.compare.Difference.Kind;
import io.omsflink.verifier.job.Event.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys of the rows that were found to differ, by table. Holds nothing else of them: a repair
 * reads both sides again.
 */
public final class FoundKeys {
    private final Map<Integer, List<Row>> rows = new TreeMap<>();

    /**
     * A row.
     *
     * @param key canonical bytes of the key's values; empty for a table without a key
     */
    public record Row(Kind kind, List<byte[]> key) {}

    public void add(Found found) {
        add(found.table(), found.kind(), found.key());
    }

    /**
     * @param table its place in the plan
     */
    public void add(int table, Kind kind, List<byte[]> key) {
        rows.computeIfAbsent(table, t -> new ArrayList<>()).add(new Row(kind, key));
    }

    /** Places in the plan of the tables that differ. */
    public List<Integer> tables() {
        return List.copyOf(rows.keySet());
    }

    public List<Row> rows(int table) {
        return rows.getOrDefault(table, List.of());
    }

    public long count() {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
