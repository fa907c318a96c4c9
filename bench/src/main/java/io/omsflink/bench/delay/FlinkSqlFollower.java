package io.omsflink.bench.delay;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.FlinkSql;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.util.Optional;

/** Stock Flink SQL that flushes often. */
public final class FlinkSqlFollower implements Follower {
    private static final String FLUSH_INTERVAL = "100ms";

    @Override
    public String name() {
        return "flink-sql";
    }

    @Override
    public String description() {
        return "Flink SQL, mysql-cdc 3.5.0 -> jdbc 3.3.0, flushes every " + FLUSH_INTERVAL;
    }

    @Override
    public Setup setup() {
        return Setup.EMPTY_TARGET;
    }

    @Override
    public Optional<String> missing() {
        return FlinkSql.missing();
    }

    @Override
    public AutoCloseable follow(Arena arena) throws Exception {
        for (String table : arena.tables().names()) {
            arena.target().execute(SysbenchTables.create(table));
        }
        BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"));
        try {
            new FlinkSql(cluster, arena, FLUSH_INTERVAL).copyAndFollow();
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }
}
