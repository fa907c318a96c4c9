package io.omsflink.verifier.table;

import java.io.Serializable;
import java.util.List;

/**
 * Rows whose key begins above {@code after} and not above {@code upTo}, by the databases' own
 * order.
 *
 * @param after canonical bytes of the leading key columns, exclusive; empty for the beginning
 * @param upTo the same, inclusive; empty for the end
 */
public record KeyRange(List<byte[]> after, List<byte[]> upTo) implements Serializable {
    public static final KeyRange ALL = new KeyRange(List.of(), List.of());

    public KeyRange {
        after = List.copyOf(after);
        upTo = List.copyOf(upTo);
    }
}
