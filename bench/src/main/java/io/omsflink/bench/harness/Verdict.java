package io.omsflink.bench.harness;

import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TableCompare;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks what a contender made. */
final class Verdict {
    private Verdict() {}

    /**
     * @throws IllegalStateException when the target lacks an index or has other rows than the source
     */
    static void check(Arena arena) throws SQLException {
        try (Connection source = arena.source().connect();
                Connection target = arena.target().connect()) {
            List<TableCompare.Result> results =
                    TableCompare.compareAll(source, target, SysbenchTables.DATABASE);
            for (TableCompare.Result result : results) {
                require(result.equal(), result.toString());
                require(result.rowsA() >= arena.tables().rows(), result.toString());
            }
            require(results.size() == arena.tables().count(), "there are tables " + results);
            require(indexes(target) == arena.tables().count(), "an index is missing");
        }
    }

    /** How many tables have their plain index. */
    static long indexes(Connection target) throws SQLException {
        return Query.number(
                target,
                "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = '"
                        + SysbenchTables.DATABASE
                        + "' AND index_name <> 'PRIMARY' AND column_name = 'k'");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("The target is wrong: " + what);
        }
    }
}
