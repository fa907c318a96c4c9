package io.omsflink.jobs.source;

import java.util.List;
import java.util.Set;

/**
 * Which tables a statement that changes rows names as its target; where that is not plain, every
 * name in it.
 */
final class ChangedNames {
    private static final Set<String> MODIFIERS =
            Set.of("low_priority", "high_priority", "delayed", "quick", "ignore", "into", "from");

    private ChangedNames() {}

    /**
     * @param verb first word of the statement, in lower case
     * @param words the words after it
     */
    static List<List<String>> of(String verb, SqlWords words) {
        List<List<String>> all = words.copy().possibleNames();
        while (MODIFIERS.stream().anyMatch(words::skip)) {
            // Any order, any number.
        }
        List<String> target = words.qualifiedName();
        return isPlain(verb, words) ? List.of(target) : all;
    }

    /** Whether only the table just read can be the target. */
    private static boolean isPlain(String verb, SqlWords words) {
        return switch (verb) {
            case "insert", "replace" -> true;
            case "update" -> words.skip("set");
            case "delete" ->
                    words.atEnd()
                            || words.skip("where")
                            || words.skip("order")
                            || words.skip("limit");
            default -> false;
        };
    }
}
