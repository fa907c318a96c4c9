package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Watch;
import io.omsflink.bench.sysbench.PlainIndex;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Watches for the end of a copy at the target. */
final class CopyWatch {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private CopyWatch() {}

    /**
     * Until all plain indexes stand, for a contender that builds them over all rows of a table.
     *
     * @return when that was, in ms since 1970
     */
    static long untilIndexed(Arena arena) throws Exception {
        try (Connection target = arena.target().connect()) {
            return Watch.until(
                    "all indexes stand",
                    INTERVAL,
                    () -> PlainIndex.tables(target) == arena.tables().count());
        }
    }

    /**
     * Until all rows are there. They are counted, which is work for the server, only when the
     * server has inserted about as many since its start: its threads count without a lock, and now
     * and then one row is missing there for ever.
     *
     * @param healthy fails when the contender has
     */
    static long untilAllRows(Arena arena, Watch.Condition healthy) throws Exception {
        try (Connection target = arena.target().connect()) {
            long rows = arena.tables().totalRows();
            return Watch.until(
                    "all rows are copied",
                    INTERVAL,
                    () ->
                            healthy.holds()
                                    && inserted(target) >= rows - rows / 1_000
                                    && count(target, arena.tables()) == rows);
        }
    }

    private static long inserted(Connection target) throws SQLException {
        return Long.parseLong(
                Query.lines(target, "SHOW GLOBAL STATUS LIKE 'Innodb_rows_inserted'")
                        .get(0)
                        .split("\\|")[1]);
    }

    private static long count(Connection target, SysbenchTables tables) throws SQLException {
        long rows = 0;
        for (String table : tables.names()) {
            rows += Query.rows(target, SysbenchTables.DATABASE, table);
        }
        return rows;
    }
}
