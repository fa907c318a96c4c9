package io.omsflink.project;

import java.io.Serializable;
import java.util.List;

/**
 * What an entry of {@code include} says about the tables that it names.
 *
 * @param pattern as in {@link ObjectRules}
 * @param where the rows to move, as MySQL would take it behind WHERE; empty text for all
 * @param rename {@link RenameTemplate name} at the target; empty text for the name at the source
 * @param columns those that are moved; empty for all, under their names
 * @param operations which changes of the log are moved; empty for all
 * @param place where the entry stands, {@code shop.yaml:9: objects.include[1]}; empty text when it
 *     comes from no file
 */
public record TableRule(
        String pattern,
        String where,
        String rename,
        List<ColumnRule> columns,
        List<RowOperation> operations,
        String place)
        implements Serializable {

    public TableRule {
        columns = List.copyOf(columns);
        operations = List.copyOf(operations);
    }

    /** Tables with every change of the log. */
    public TableRule(String pattern, String where, String rename, List<ColumnRule> columns) {
        this(pattern, where, rename, columns, List.of(), "");
    }

    /** Tables with all their columns. */
    public TableRule(String pattern, String where, String rename) {
        this(pattern, where, rename, List.of());
    }

    /** Tables that keep their names. */
    public TableRule(String pattern, String where) {
        this(pattern, where, "");
    }

    /**
     * A message that begins with the place in the file, if there is one.
     *
     * @param key of the entry that the message is about: {@code where}; empty text for the whole
     */
    public String at(String key, String message) {
        return place.isEmpty()
                ? message
                : place + (key.isEmpty() ? "" : "." + key) + ": " + message;
    }

    boolean matches(TableId table) {
        return TablePattern.of(pattern).matches(table);
    }
}
