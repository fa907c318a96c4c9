package io.omsflink.jobs.source;

import java.util.List;

/**
 * Rows of a table whose key lies above {@code after} and up to {@code upTo}, by the database's own
 * order.
 *
 * @param after SQL literals of the key's columns, exclusive; empty for the beginning of the table
 * @param upTo SQL literals of the key's columns, inclusive; empty for the end of the table
 */
record KeyRange(List<String> after, List<String> upTo) {
    static final KeyRange ALL = new KeyRange(List.of(), List.of());

    KeyRange {
        after = List.copyOf(after);
        upTo = List.copyOf(upTo);
    }
}
