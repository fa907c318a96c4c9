package io.omsflink.verifier.repair;

import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be done to some rows of the target, in an order in which no row stands in another's
 * way: deletes, then updates, then inserts. Where the target has further unique indexes a row is
 * not updated but deleted and inserted, because two rows may have to change places.
 */
final class RowChanges {
    private final FixStatements statements;
    private final TablePair pair;
    private final boolean deleteExtra;
    private final List<Change> deletes = new ArrayList<>();
    private final List<Change> extras = new ArrayList<>();
    private final List<Change> updates = new ArrayList<>();
    private final List<Change> inserts = new ArrayList<>();

    /**
     * A statement.
     *
     * @param key of the row that it is for
     */
    record Change(ByteBuffer key, String sql) {}

    private RowChanges(TablePair pair, boolean deleteExtra) {
        this.pair = pair;
        this.statements = new FixStatements(pair);
        this.deleteExtra = deleteExtra;
    }

    /**
     * @param source the rows at the source
     * @param target the rows at the target
     */
    static RowChanges of(
            TablePair pair, List<RawRow> source, List<RawRow> target, boolean deleteExtra) {
        RowChanges changes = new RowChanges(pair, deleteExtra);
        Map<ByteBuffer, RawRow> here = byKey(pair, source);
        Map<ByteBuffer, List<RawRow>> there = new HashMap<>();
        target.forEach(
                row -> there.computeIfAbsent(row.key(pair), k -> new ArrayList<>()).add(row));
        here.forEach((key, row) -> changes.make(row, there.getOrDefault(key, List.of())));
        there.forEach(
                (key, rows) -> {
                    if (!here.containsKey(key)) {
                        changes.remove(rows.get(0));
                    }
                });
        return changes;
    }

    private static Map<ByteBuffer, RawRow> byKey(TablePair pair, List<RawRow> rows) {
        Map<ByteBuffer, RawRow> map = new HashMap<>();
        rows.forEach(row -> map.put(row.key(pair), row));
        return map;
    }

    private void make(RawRow row, List<RawRow> there) {
        if (there.isEmpty()) {
            inserts.add(new Change(row.key(pair), statements.insert(row)));
        } else if (there.size() > 1 || !Arrays.equals(row.canonical(), there.get(0).canonical())) {
            replace(row, there.size() > 1 || pair.otherUnique());
        }
    }

    private void replace(RawRow row, boolean anew) {
        if (anew) {
            deletes.add(new Change(row.key(pair), statements.delete(row.keyValues(pair))));
            inserts.add(new Change(row.key(pair), statements.insert(row)));
        } else {
            updates.add(new Change(row.key(pair), statements.update(row)));
        }
    }

    private void remove(RawRow row) {
        extras.add(new Change(row.key(pair), statements.delete(row.keyValues(pair))));
    }

    /** Deletes of rows that only the target has. */
    List<Change> extras() {
        return extras;
    }

    List<Change> deletes() {
        return deletes;
    }

    List<Change> updates() {
        return updates;
    }

    List<Change> inserts() {
        return inserts;
    }

    /** All statements to execute, in order. */
    List<Change> statements() {
        List<Change> all = new ArrayList<>(deletes);
        all.addAll(deleteExtra ? extras : List.of());
        all.addAll(updates);
        all.addAll(inserts);
        return all;
    }
}
