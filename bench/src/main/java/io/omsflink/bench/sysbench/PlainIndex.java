package io.omsflink.bench.sysbench;

import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;

/** The index on column k. */
public final class PlainIndex {
    private PlainIndex() {}

    /** How many tables have it. */
    public static long tables(Connection connection) throws SQLException {
        return Query.number(
                connection,
                "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = '"
                        + SysbenchTables.DATABASE
                        + "' AND index_name = 'k_1' AND column_name = 'k'");
    }
}
