package io.omsflink.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rows that only one of two sides has, to show them in a message. */
final class RowDifferences {
    // 100 bytes of heap per row here.
    private static final int MOST_ROWS = 2_000_000;
    private static final int LONGEST_VALUE = 60;

    private RowDifferences() {}

    /** What to do with a row and its hash; false ends the reading. */
    @FunctionalInterface
    private interface RowVisitor {
        boolean visit(ByteBuffer hash, ResultSet row) throws SQLException;
    }

    static List<String> examples(
            Connection a, TableRead readA, Connection b, TableRead readB, int most)
            throws SQLException {
        List<String> examples = new ArrayList<>(onlyIn("A", a, readA, counts(b, readB), most));
        examples.addAll(onlyIn("B", b, readB, counts(a, readA), most));
        return examples;
    }

    private static Map<ByteBuffer, Integer> counts(Connection connection, TableRead read)
            throws SQLException {
        Map<ByteBuffer, Integer> counts = new HashMap<>();
        visit(
                connection,
                read,
                (hash, row) ->
                        counts.merge(hash, 1, Integer::sum) > 0 && counts.size() < MOST_ROWS);
        return counts;
    }

    private static List<String> onlyIn(
            String side,
            Connection connection,
            TableRead read,
            Map<ByteBuffer, Integer> others,
            int most)
            throws SQLException {
        List<String> examples = new ArrayList<>();
        if (others.size() >= MOST_ROWS) {
            return List.of("too many rows to look for those that only " + side + " has");
        }
        visit(
                connection,
                read,
                (hash, row) -> {
                    if (others.merge(hash, -1, Integer::sum) < 0) {
                        examples.add("only " + side + ": " + text(row));
                    }
                    return examples.size() < most;
                });
        return examples;
    }

    private static void visit(Connection connection, TableRead read, RowVisitor visitor)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery(read.select())) {
                TableDigest.RowHash hash = new TableDigest.RowHash(read);
                boolean more = true;
                while (more && rows.next()) {
                    more = visitor.visit(ByteBuffer.wrap(hash.of(rows)), rows);
                }
            }
        }
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(text(row.getBytes(i)));
        }
        return String.join(", ", values);
    }

    private static String text(byte[] value) {
        if (value == null) {
            return "NULL";
        }
        String text = new String(value, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".");
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE) + "... (" + value.length + " bytes)";
    }
}
