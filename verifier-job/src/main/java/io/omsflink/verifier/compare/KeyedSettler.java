package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.CanonicalRow;
import io.omsflink.verifier.table.SideSql;
import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which rows with a key really differ, by reading them again.
 *
 * <ul>
 *   <li>A round reads the rows at the source, waits until the target has applied the source's
 *       position of that moment, and reads the target, then the source again.
 *   <li>A row that is the same as one of the two readings of the source is equal.
 *   <li>A row that the source has not changed meanwhile, and that is different at the target, is
 *       different. On a live source that has to happen {@value #CONFIRMATIONS} times with the same
 *       values: a row may change and change back between two readings, and MySQL shows a
 *       transaction a moment before its executed set names it.
 *   <li>What is in motion for {@value #MOST_ROUNDS} rounds, or when the target does not get on, is
 *       unsettled.
 * </ul>
 *
 * <p>Memory: the rows of {@value #BATCH} keys beside the differences themselves.
 */
final class KeyedSettler {
    private static final int BATCH = 200;
    private static final int MOST_ROUNDS = 20;
    private static final int CONFIRMATIONS = 3;

    private final BothSides sides;
    private final AppliedGate gate;
    private final TablePair pair;

    KeyedSettler(BothSides sides, AppliedGate gate, TablePair pair) {
        this.sides = sides;
        this.gate = gate;
        this.pair = pair;
    }

    /** What is left of the differences. */
    List<Difference> settle(List<Difference> found) throws SQLException, InterruptedException {
        Set<ByteBuffer> keys = new LinkedHashSet<>();
        found.forEach(
                d -> keys.add(ByteBuffer.wrap(CanonicalRow.prefix(d.anyRow(), pair.keyColumns()))));
        List<Difference> left = new ArrayList<>();
        List<ByteBuffer> batch = new ArrayList<>();
        for (Iterator<ByteBuffer> all = keys.iterator(); all.hasNext(); ) {
            batch.add(all.next());
            if (batch.size() == BATCH || !all.hasNext()) {
                settleBatch(batch, left);
                batch.clear();
            }
        }
        return left;
    }

    private void settleBatch(List<ByteBuffer> batch, List<Difference> left)
            throws SQLException, InterruptedException {
        Map<ByteBuffer, Doubt> doubts = new HashMap<>();
        batch.forEach(key -> doubts.put(key, new Doubt()));
        int confirmations = gate.live() ? CONFIRMATIONS : 1;
        for (int round = 1; round <= MOST_ROUNDS && !doubts.isEmpty(); round++) {
            if (!round(doubts)) {
                break;
            }
            for (Iterator<Doubt> all = doubts.values().iterator(); all.hasNext(); ) {
                Doubt doubt = all.next();
                if (doubt.equal() || doubt.confirmed() >= confirmations) {
                    left.addAll(doubt.differences());
                    all.remove();
                }
            }
        }
        for (Doubt doubt : doubts.values()) {
            doubt.differences().forEach(d -> left.add(d.unsettled()));
        }
    }

    /** Reads all doubtful rows once more; false when the target does not get on. */
    private boolean round(Map<ByteBuffer, Doubt> doubts) throws SQLException, InterruptedException {
        List<List<byte[]>> keys =
                doubts.keySet().stream().map(k -> CanonicalRow.values(bytes(k))).toList();
        RowStore source = new RowStore();
        RowStore target = new RowStore();
        RowStore sourceAgain = new RowStore();
        sides.run(reader -> read(reader, keys, source), nothing -> {});
        boolean passed = gate.pass();
        sides.run(nothing -> {}, reader -> read(reader, keys, target));
        sides.run(reader -> read(reader, keys, sourceAgain), nothing -> {});
        doubts.forEach(
                (key, doubt) ->
                        doubt.look(source.rows(key), target.rows(key), sourceAgain.rows(key)));
        return passed;
    }

    private void read(SideReader reader, List<List<byte[]>> keys, RowStore store)
            throws SQLException {
        // A collation may find rows with another spelling of the key; they are under a key of
        // their own.
        reader.read(pair, new SideSql(pair, reader.side()).rowsOf(keys), store::add);
    }

    private static byte[] bytes(ByteBuffer key) {
        byte[] bytes = new byte[key.remaining()];
        key.duplicate().get(bytes);
        return bytes;
    }

    /** What is known of the rows with one key. */
    private static final class Doubt {
        private List<byte[]> source = List.of();
        private List<byte[]> target = List.of();
        private int confirmed;
        private boolean equal;

        void look(List<byte[]> before, List<byte[]> there, List<byte[]> after) {
            equal = RowStore.same(before, there) || RowStore.same(after, there);
            boolean rested = RowStore.same(before, after);
            boolean asBefore = RowStore.same(source, before) && RowStore.same(target, there);
            confirmed = !rested ? 0 : confirmed > 0 && !asBefore ? 1 : confirmed + 1;
            source = after;
            target = there;
        }

        boolean equal() {
            return equal;
        }

        int confirmed() {
            return confirmed;
        }

        List<Difference> differences() {
            List<Difference> found = new ArrayList<>();
            if (!equal) {
                Difference.addOf(source, target, found);
            }
            return found;
        }
    }
}
