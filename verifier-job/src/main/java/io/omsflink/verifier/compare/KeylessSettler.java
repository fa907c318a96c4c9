package io.omsflink.verifier.compare;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which rows without a key really differ: those that are missing on the same side in every
 * one of {@value #ROUNDS} comparisons, between which the target has applied what the source held.
 * What is on its way arrives in between; an equal row that is on its way at each comparison could
 * not be told from one that is missing, and such a table is better verified at rest.
 */
final class KeylessSettler {
    private static final int ROUNDS = 3;

    private final AppliedGate gate;

    KeylessSettler(AppliedGate gate) {
        this.gate = gate;
    }

    /** Compares once more. */
    @FunctionalInterface
    interface Comparison {
        List<Difference> differences() throws SQLException, InterruptedException;
    }

    List<Difference> settle(List<Difference> found, Comparison again)
            throws SQLException, InterruptedException {
        List<Difference> left = found;
        for (int round = 1; gate.live() && round < ROUNDS && !left.isEmpty(); round++) {
            if (!gate.pass()) {
                return left.stream().map(Difference::unsettled).toList();
            }
            left = inBoth(left, again.differences());
        }
        return left;
    }

    private static List<Difference> inBoth(List<Difference> some, List<Difference> others) {
        Map<ByteBuffer, Integer> counts = new HashMap<>();
        others.forEach(d -> counts.merge(name(d), 1, Integer::sum));
        List<Difference> both = new ArrayList<>();
        for (Difference difference : some) {
            if (counts.merge(name(difference), -1, Integer::sum) >= 0) {
                both.add(difference);
            }
        }
        return both;
    }

    /** The row behind a byte for its side. */
    private static ByteBuffer name(Difference difference) {
        byte[] row = difference.anyRow();
        byte side = (byte) (difference.source().isPresent() ? 1 : 2);
        return ByteBuffer.allocate(row.length + 1).put(side).put(row).flip();
    }
}
