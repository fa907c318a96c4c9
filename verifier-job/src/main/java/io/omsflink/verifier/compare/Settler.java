package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.CanonicalRow;
import io.omsflink.verifier.table.TablePair;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which rows really differ, by reading them again.
 *
 * <ul>
 *   <li>A round reads the rows at the source, waits until the target has applied the source's
 *       position of that moment, and reads the target, then the source again.
 *   <li>A row that is the same as one of the two readings of the source is equal.
 *   <li>A row that the source has not changed meanwhile, and that is different at the target, is
 *       different. On a live source that has to happen {@value #CONFIRMED_BY_KEY} times in a row
 *       with the same values: a row may change and change back between two readings (a flag that
 *       flips a thousand times a second was taken for a difference with 3 times), and MySQL shows a
 *       transaction a moment before its executed set names it.
 *   <li>What is in motion for all rounds, or when the target does not get on, is unsettled.
 *   <li>Rows without a key are named by all of their values, and what rests is their number. Such a
 *       round reads the range, so there are fewer.
 * </ul>
 *
 * <p>Memory: beside the differences themselves, the rows of {@value #BATCH} keys; without a key as
 * many rows again.
 */
final class Settler {
    private static final int BATCH = 500;
    private static final int ROUNDS_BY_KEY = 30;
    private static final int ROUNDS_BY_RANGE = 8;
    private static final int CONFIRMED_BY_KEY = 6;
    private static final int CONFIRMED_BY_RANGE = 4;

    private final BothSides sides;
    private final AppliedGate gate;
    private final TablePair pair;
    private final Reread reread;

    Settler(BothSides sides, AppliedGate gate, TablePair pair, Reread reread) {
        this.sides = sides;
        this.gate = gate;
        this.pair = pair;
        this.reread = reread;
    }

    /** What is left of the differences. */
    List<Difference> settle(List<Difference> found) throws SQLException, InterruptedException {
        if (!pair.keyed() && !gate.live()) {
            return found;
        }
        Set<ByteBuffer> keys = new LinkedHashSet<>();
        found.forEach(difference -> keys.add(key(difference.anyRow())));
        return settleKeys(keys);
    }

    /** What differs among the rows with these keys, which are canonical bytes of their fields. */
    List<Difference> settleKeys(Collection<ByteBuffer> keys)
            throws SQLException, InterruptedException {
        List<Difference> left = new ArrayList<>();
        Map<ByteBuffer, Doubt> batch = new HashMap<>();
        for (Iterator<ByteBuffer> all = keys.iterator(); all.hasNext(); ) {
            batch.put(all.next(), new Doubt());
            if (!all.hasNext() || pair.keyed() && batch.size() == BATCH) {
                settle(batch, left);
                batch.clear();
            }
        }
        return left;
    }

    private ByteBuffer key(byte[] row) {
        return ByteBuffer.wrap(pair.keyed() ? CanonicalRow.prefix(row, pair.keyColumns()) : row);
    }

    private void settle(Map<ByteBuffer, Doubt> doubts, List<Difference> left)
            throws SQLException, InterruptedException {
        int inARow = pair.keyed() ? CONFIRMED_BY_KEY : CONFIRMED_BY_RANGE;
        int confirmations = gate.live() ? inARow : 1;
        int rounds = pair.keyed() ? ROUNDS_BY_KEY : ROUNDS_BY_RANGE;
        boolean gettingOn = true;
        for (int round = 1; gettingOn && round <= rounds && !doubts.isEmpty(); round++) {
            gettingOn = round(doubts);
            // What equals the source is equal, wherever the applier stands.
            int enough = gettingOn ? confirmations : Integer.MAX_VALUE;
            takeDecided(doubts, enough, left);
        }
        for (Doubt doubt : doubts.values()) {
            doubt.differences().forEach(d -> left.add(d.unsettled()));
        }
    }

    private static void takeDecided(
            Map<ByteBuffer, Doubt> doubts, int confirmations, List<Difference> left) {
        for (Iterator<Doubt> all = doubts.values().iterator(); all.hasNext(); ) {
            Doubt doubt = all.next();
            if (doubt.equal() || doubt.confirmed() >= confirmations) {
                left.addAll(doubt.differences());
                all.remove();
            }
        }
    }

    /** Reads all doubtful rows once more; false when the target does not get on. */
    private boolean round(Map<ByteBuffer, Doubt> doubts) throws SQLException, InterruptedException {
        RowStore source = new RowStore();
        RowStore target = new RowStore();
        RowStore sourceAgain = new RowStore();
        sides.run(reader -> reread.read(reader, doubts.keySet(), source), nothing -> {});
        boolean passed = gate.pass();
        sides.run(nothing -> {}, reader -> reread.read(reader, doubts.keySet(), target));
        sides.run(reader -> reread.read(reader, doubts.keySet(), sourceAgain), nothing -> {});
        doubts.forEach(
                (key, doubt) ->
                        doubt.look(source.rows(key), target.rows(key), sourceAgain.rows(key)));
        return passed;
    }
}
