package io.omsflink.catalog.cascade;

import java.util.List;
import java.util.Locale;

/** Names of columns, which every server compares without regard to case. */
final class ColumnNames {

    private ColumnNames() {}

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static List<String> lower(List<String> names) {
        return names.stream().map(ColumnNames::lower).toList();
    }
}
