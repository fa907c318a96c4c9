package io.omsflink.verifier.compare;

import java.util.ArrayList;
import java.util.List;

/** What is known of the rows with one key that were found to differ. */
final class Doubt {
    private List<byte[]> source = List.of();
    private List<byte[]> target = List.of();
    private int confirmed;
    private boolean equal;

    /**
     * Takes a round in.
     *
     * @param before rows at the source
     * @param there rows at the target when it had applied what the source held then
     * @param after rows at the source after that
     */
    void look(List<byte[]> before, List<byte[]> there, List<byte[]> after) {
        equal = RowStore.same(before, there) || RowStore.same(after, there);
        boolean rested = RowStore.same(before, after);
        boolean asBefore = RowStore.same(source, before) && RowStore.same(target, there);
        confirmed = !rested ? 0 : confirmed > 0 && !asBefore ? 1 : confirmed + 1;
        source = after;
        target = there;
    }

    /** Whether the last round found no difference. */
    boolean equal() {
        return equal;
    }

    /** Rounds in a row that found the same difference between rows at rest. */
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
