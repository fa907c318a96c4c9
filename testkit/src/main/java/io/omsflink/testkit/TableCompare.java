package io.omsflink.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Compares a table on two servers, value by value and without regard to the order of rows, by means
 * of its own: nothing of the product takes part. Text is compared by its bytes where both sides
 * have the same charset, and by its characters where they have not.
 *
 * <p>The two connections are set up for reading and stay so: give connections that serve nothing
 * else.
 */
public final class TableCompare {
    private static final int EXAMPLES = 5;

    private TableCompare() {}

    /**
     * The outcome for one table.
     *
     * @param digestA sum of the hashes of the rows, in hex; equal multisets of rows have equal
     *     digests
     * @param differences what differs, with some example rows; empty when equal
     */
    public record Result(
            String table,
            boolean equal,
            long rowsA,
            long rowsB,
            String digestA,
            String digestB,
            List<String> differences) {
        @Override
        public String toString() {
            String head =
                    table
                            + ": "
                            + (equal
                                    ? "equal, " + rowsA + " rows"
                                    : "DIFFERENT, " + rowsA + " and " + rowsB + " rows");
            return differences.isEmpty() ? head : head + "\n  " + String.join("\n  ", differences);
        }
    }

    /**
     * Compares the table of that name on both sides. A table that is missing on a side has no
     * columns there and is different.
     */
    public static Result compare(Connection a, Connection b, String database, String table)
            throws SQLException {
        return compare(a, database, table, b, database, table);
    }

    /** Compares two tables that may have different names. */
    public static Result compare(
            Connection a,
            String databaseA,
            String tableA,
            Connection b,
            String databaseB,
            String tableB)
            throws SQLException {
        prepare(a);
        prepare(b);
        List<ComparedColumn> columnsA = ComparedColumn.of(a, databaseA, tableA);
        List<ComparedColumn> columnsB = ComparedColumn.of(b, databaseB, tableB);
        String name = databaseA + "." + tableA;
        if (columnsA.isEmpty() || !names(columnsA).equals(names(columnsB))) {
            String difference = "columns " + names(columnsA) + " and " + names(columnsB);
            return new Result(name, false, 0, 0, "", "", List.of(difference));
        }
        boolean looseJson = !printedJson(a).equals(printedJson(b));
        TableRead readA = TableRead.of(databaseA, tableA, columnsA, columnsB, looseJson);
        TableRead readB = TableRead.of(databaseB, tableB, columnsB, columnsA, looseJson);
        return compare(name, a, readA, b, readB);
    }

    /** Compares every table that one of the sides has in that database. */
    public static List<Result> compareAll(Connection a, Connection b, String database)
            throws SQLException {
        List<String> tables = new ArrayList<>(Query.tables(a, database));
        Query.tables(b, database).stream()
                .filter(table -> !tables.contains(table))
                .forEach(tables::add);
        List<Result> results = new ArrayList<>();
        for (String table : tables) {
            results.add(compare(a, b, database, table));
        }
        return results;
    }

    private static Result compare(
            String name, Connection a, TableRead readA, Connection b, TableRead readB)
            throws SQLException {
        CompletableFuture<TableDigest> other =
                CompletableFuture.supplyAsync(() -> digest(b, readB));
        TableDigest digestA = TableDigest.of(a, readA);
        TableDigest digestB = join(other);
        boolean equal = digestA.equals(digestB);
        List<String> differences =
                equal ? List.of() : RowDifferences.examples(a, readA, b, readB, EXAMPLES);
        return new Result(
                name,
                equal,
                digestA.rows(),
                digestB.rows(),
                digestA.hex(),
                digestB.hex(),
                differences);
    }

    private static TableDigest digest(Connection connection, TableRead read) {
        try {
            return TableDigest.of(connection, read);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static TableDigest join(CompletableFuture<TableDigest> future) throws SQLException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET time_zone = '+00:00', character_set_results = NULL, net_write_timeout ="
                            + " 3600");
        }
    }

    // How the server prints a double without a fraction; where the servers differ, the comparison
    // must not.
    private static String printedJson(Connection connection) {
        try {
            return Query.text(connection, "SELECT CAST('[1.0]' AS JSON)");
        } catch (SQLException noJsonHere) {
            return "";
        }
    }

    private static List<String> names(List<ComparedColumn> columns) {
        return columns.stream().map(ComparedColumn::name).toList();
    }
}
