package io.omsflink.catalog.check;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Wording that several checks share. */
final class Words {
    private static final int SHOWN = 10;

    private Words() {}

    /** The first ten names with commas, and how many more there are. */
    static String list(Collection<?> names) {
        String shown =
                names.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /** {@code 1 table}, {@code 3 tables}. */
    static String count(Collection<?> things, String word) {
        return things.size() + " " + word + (things.size() == 1 ? "" : "s");
    }

    /** The result as list, empty when there is nothing to complain about. */
    static List<CheckResult> when(boolean wrong, CheckResult result) {
        return wrong ? List.of(result) : List.of();
    }
}
