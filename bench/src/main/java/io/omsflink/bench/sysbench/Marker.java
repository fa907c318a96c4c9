package io.omsflink.bench.sysbench;

import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** The row that ends the write load in a table. */
public final class Marker {
    private Marker() {}

    static String insert(String table) {
        return "INSERT INTO %s VALUES (%d, 0, 'end', 'end')"
                .formatted(SysbenchTables.qualified(table), SysbenchTables.MARKER_ID);
    }

    /** Whether every table has its marker; looks at one row of each, so it may be asked often. */
    public static boolean arrived(Connection connection, SysbenchTables tables)
            throws SQLException {
        String counts =
                tables.names().stream()
                        .map(Marker::count)
                        .collect(Collectors.joining(" + ", "SELECT ", ""));
        return Query.number(connection, counts) == tables.count();
    }

    private static String count(String table) {
        return "(SELECT COUNT(*) FROM %s WHERE id = %d)"
                .formatted(SysbenchTables.qualified(table), SysbenchTables.MARKER_ID);
    }
}
