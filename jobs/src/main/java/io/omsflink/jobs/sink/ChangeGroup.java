package io.omsflink.jobs.sink;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of a batch that may be merged: those from one cascade to the next, the one that starts it
 * included.
 */
final class ChangeGroup {
    private final List<TableText> texts;
    private final boolean checked;
    private final Optional<Head> head;
    private final TableChanges[] changes;
    private final Set<TableChanges> touched = new LinkedHashSet<>();

    /**
     * The change at the head of a cascade.
     *
     * @param before where its first image stands
     * @param after where its second one does
     */
    record Head(int table, int operation, byte[] in, int before, int after) {}

    ChangeGroup(List<TableText> texts, boolean checked) {
        this(texts, checked, Optional.empty());
    }

    ChangeGroup(List<TableText> texts, boolean checked, Head head) {
        this(texts, checked, Optional.of(head));
    }

    private ChangeGroup(List<TableText> texts, boolean checked, Optional<Head> head) {
        this.texts = texts;
        this.checked = checked;
        this.head = head;
        this.changes = new TableChanges[texts.size()];
    }

    /** Whose cascade comes before these changes. */
    Optional<Head> head() {
        return head;
    }

    /** Where changes of a table are gathered. */
    TableChanges table(int index) {
        if (changes[index] == null) {
            TableText text = texts.get(index);
            changes[index] =
                    text.key.map(key -> keyed(text, key)).orElseGet(() -> new KeylessChanges(text));
        }
        touched.add(changes[index]);
        return changes[index];
    }

    private TableChanges keyed(TableText text, KeyText key) {
        return checked ? new CheckedChanges(text, key) : new KeyedChanges(text, key);
    }

    /** Those of tables that have changed, in the order of their first change. */
    Set<TableChanges> touched() {
        return touched;
    }

    void clear() {
        touched.forEach(TableChanges::clear);
        touched.clear();
    }
}
