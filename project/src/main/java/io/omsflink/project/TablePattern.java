package io.omsflink.project;

import java.util.Optional;

/** A pattern {@code database.table}, each side a {@link Glob}. */
record TablePattern(String database, String table) {

    /** Splits a pattern that {@link #problem} finds nothing wrong with. */
    static TablePattern of(String text) {
        int dot = dotOutsideSets(text, 0);
        return new TablePattern(text.substring(0, dot), text.substring(dot + 1));
    }

    /** {@code What is wrong. What to do.}, or empty for a good pattern. */
    /** The text of a pattern that this table alone matches. */
    static String exactly(TableId table) {
        return exactly(table.database()) + "." + exactly(table.table());
    }

    private static String exactly(String name) {
        return name.replaceAll("[*?.\\[]", "[$0]");
    }

    static Optional<String> problem(String text) {
        return setProblem(text).or(() -> shapeProblem(text));
    }

    boolean matches(TableId table) {
        return Glob.matches(database, table.database()) && Glob.matches(this.table, table.table());
    }

    private static Optional<String> shapeProblem(String text) {
        int dot = dotOutsideSets(text, 0);
        if (dot < 0) {
            return Optional.of(
                    "`"
                            + text
                            + "` has no dot. Write `database.table`, for example `"
                            + (text.isBlank() ? "shop" : text.strip())
                            + ".*` for a whole database.");
        }
        if (dot == 0 || dot == text.length() - 1) {
            return Optional.of(
                    "`"
                            + text
                            + "` lacks a side of the dot. Write `database.table`; `*` stands for"
                            + " any name.");
        }
        if (dotOutsideSets(text, dot + 1) >= 0) {
            return Optional.of(
                    "`"
                            + text
                            + "` has more than one dot. Write `database.table`; a dot inside a name"
                            + " is `[.]`.");
        }
        return Optional.empty();
    }

    private static Optional<String> setProblem(String text) {
        for (int open = text.indexOf('[');
                open >= 0;
                open = text.indexOf('[', Glob.closingBracket(text, open) + 1)) {
            if (Glob.closingBracket(text, open) < 0) {
                return Optional.of(
                        "`"
                                + text
                                + "` has a `[` that no `]` closes. Close it, or write `[[]` for the"
                                + " character itself.");
            }
            if (text.startsWith("^", open + 1)) {
                return Optional.of(
                        "`"
                                + text
                                + "` begins a set with `^`. Write `[!...]` for \"none of\", or put"
                                + " `^` later in the set.");
            }
            Optional<String> backwards = backwardsRange(text, open);
            if (backwards.isPresent()) {
                return backwards;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> backwardsRange(String text, int open) {
        int end = Glob.closingBracket(text, open);
        for (int i = Glob.firstMember(text, open); i + 2 < end; i++) {
            if (text.charAt(i + 1) == '-' && text.charAt(i) > text.charAt(i + 2)) {
                return Optional.of(
                        "`"
                                + text
                                + "` has the range `"
                                + text.substring(i, i + 3)
                                + "`, which is empty. Swap its ends.");
            }
            i += text.charAt(i + 1) == '-' ? 2 : 0;
        }
        return Optional.empty();
    }

    private static int dotOutsideSets(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '.') {
                return i;
            }
            i = text.charAt(i) == '[' ? Glob.closingBracket(text, i) : i;
        }
        return -1;
    }
}
