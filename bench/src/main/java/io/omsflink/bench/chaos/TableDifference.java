package io.omsflink.bench.chaos;

import io.omsflink.testkit.TableCompare;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table differs. A row that holds other values counts as lost and as extra.
 *
 * @param lost rows of the source that the target has not
 * @param duplicated rows that the target has more often than the source
 * @param extra rows of the target that the source has not
 * @param words with some of the rows
 */
record TableDifference(String table, long lost, long duplicated, long extra, String words) {

    /** Compares every table of a database; empty when all are equal. */
    static List<TableDifference> all(Servers servers, String database) throws SQLException {
        List<TableDifference> differences = new ArrayList<>();
        try (Connection source = servers.source.connect();
                Connection target = servers.target.connect()) {
            List<TableCompare.Result> results = TableCompare.compareAll(source, target, database);
            if (results.isEmpty()) {
                throw new IllegalStateException("Cannot compare: " + database + " has no tables.");
            }
            for (TableCompare.Result result : results) {
                if (!result.equal()) {
                    differences.add(of(source, target, database, result));
                }
            }
        }
        return differences;
    }

    private static TableDifference of(
            Connection source, Connection target, String database, TableCompare.Result result)
            throws SQLException {
        String table = result.table().substring(database.length() + 1);
        String words =
                result.toString()
                        .replace("only A:", "only at the source:")
                        .replace("only B:", "only at the target:");
        if (result.digestA().isEmpty()) {
            return new TableDifference(table, 1, 0, 0, words);
        }
        RowCounts a = RowCounts.read(source, database, table);
        RowCounts b = RowCounts.read(target, database, table);
        long duplicated = b.repeatedBeside(a);
        return new TableDifference(
                table, a.missingIn(b), duplicated, b.missingIn(a) - duplicated, words);
    }
}
