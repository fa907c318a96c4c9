package io.omsflink.verifier.compare;

import io.omsflink.verifier.digest.CanonicalRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row that is not the same on both sides.
 *
 * @param source its canonical bytes at the source, empty when it is missing there
 * @param target the same at the target; never both empty
 * @param settled false when it did not rest long enough to be decided
 */
public record Difference(Optional<byte[]> source, Optional<byte[]> target, boolean settled) {

    /** What kind of difference it is. */
    public enum Kind {
        SOURCE_ONLY,
        TARGET_ONLY,
        MISMATCHED
    }

    public Kind kind() {
        return source.isEmpty()
                ? Kind.TARGET_ONLY
                : target.isEmpty() ? Kind.SOURCE_ONLY : Kind.MISMATCHED;
    }

    byte[] anyRow() {
        return source.or(() -> target).orElseThrow();
    }

    /** The key's values in canonical bytes. */
    public List<byte[]> key(int keyColumns) {
        return CanonicalRow.values(CanonicalRow.prefix(anyRow(), keyColumns));
    }

    Difference unsettled() {
        return new Difference(source, target, false);
    }

    /** What differs between two stores. */
    static List<Difference> between(RowStore source, RowStore target) {
        List<Difference> found = new ArrayList<>();
        for (ByteBuffer key : source.keys()) {
            addOf(source.rows(key), target.rows(key), found);
        }
        for (ByteBuffer key : target.keys()) {
            if (source.rows(key).isEmpty()) {
                addOf(List.of(), target.rows(key), found);
            }
        }
        return found;
    }

    /** Adds the differences between the rows with one key. */
    static void addOf(List<byte[]> source, List<byte[]> target, List<Difference> found) {
        List<byte[]> onlySource = RowStore.missing(source, target);
        List<byte[]> onlyTarget = RowStore.missing(target, source);
        for (int i = 0; i < Math.max(onlySource.size(), onlyTarget.size()); i++) {
            found.add(new Difference(at(onlySource, i), at(onlyTarget, i), true));
        }
    }

    private static Optional<byte[]> at(List<byte[]> rows, int i) {
        return i < rows.size() ? Optional.of(rows.get(i)) : Optional.empty();
    }
}
