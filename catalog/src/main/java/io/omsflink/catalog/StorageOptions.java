package io.omsflink.catalog;

import io.omsflink.project.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Options of a table about how its rows are stored, out of {@code create_options}, e.g. {@code
 * row_format=COMPRESSED KEY_BLOCK_SIZE=8 partitioned}.
 */
final class StorageOptions {
    /** What is told elsewhere, or is what a target does anyway. */
    private static final Set<String> NOT_LISTED =
            Set.of("partitioned", "encryption", "row_format=dynamic", "row_format=default");

    private StorageOptions() {}

    /**
     * @param where a condition on {@code table_schema} and {@code table_name}
     */
    static Map<TableId, List<String>> read(Statement statement, String where) throws SQLException {
        String sql =
                "SELECT table_schema, table_name, create_options FROM information_schema.tables"
                        + " WHERE table_type='BASE TABLE' AND "
                        + where;
        Map<TableId, List<String>> found = new HashMap<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.put(new TableId(row.getString(1), row.getString(2)), parse(row.getString(3)));
            }
        }
        return found;
    }

    /** One sentence about all of them, none when there is none. */
    static List<String> remarks(List<String> options) {
        return options.isEmpty()
                ? List.of()
                : List.of(
                        String.join(", ", options)
                                + (options.size() == 1 ? " is" : " are")
                                + " left out: how rows are stored is the target's own matter");
    }

    static List<String> parse(String options) {
        return options == null
                ? List.of()
                : Arrays.stream(options.split(" ", -1))
                        .filter(option -> !option.isEmpty() && listed(option))
                        .toList();
    }

    private static boolean listed(String option) {
        String lower = option.toLowerCase(Locale.ROOT);
        return !NOT_LISTED.contains(lower) && !NOT_LISTED.contains(lower.split("=", 2)[0]);
    }
}
