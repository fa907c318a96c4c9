package io.omsflink.bench.harness;

import io.omsflink.bench.sysbench.PlainIndex;
import io.omsflink.bench.sysbench.SysbenchTables;
import io.omsflink.testkit.TableCompare;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks what a contender made. */
final class Verdict {
    private Verdict() {}

    /**
     * @throws IllegalStateException when the target lacks an index or has other rows than the
     *     source
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
            require(PlainIndex.tables(target) == results.size(), "an index is missing");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("The target is wrong: " + what);
        }
    }
}
