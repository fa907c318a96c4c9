package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Moment;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.FlinkExtras;
import io.omsflink.bench.stream.FlinkSql;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.util.Optional;

/** Stock Flink SQL into tables that its user has created, with their indexes. */
public final class FlinkSqlFull implements Contender {
    @Override
    public String name() {
        return "flink-sql";
    }

    @Override
    public String description() {
        return "Flink SQL, mysql-cdc 3.5.0 -> jdbc 3.3.0; " + FlinkSql.SETTINGS;
    }

    @Override
    public Optional<String> missing() {
        return FlinkSql.missing();
    }

    /** The clock runs from the submission of the job until the target has all rows. */
    @Override
    public Sample run(Arena arena) throws Exception {
        for (String table : arena.tables().names()) {
            arena.target().execute(SysbenchTables.create(table));
        }
        try (BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"))) {
            Meter tool = Meter.begin(cluster.pids());
            Meter servers = arena.meterServers();
            FlinkSql.Job job = new FlinkSql(cluster, arena).copyAndFollow();
            Moment end = Moment.of(CopyWatch.untilAllRows(arena, job::healthy), tool, servers);
            return arena.sample(
                    end.secondsSince(job.startedAt()),
                    end.tool().plus(job.client()),
                    end.servers(),
                    FlinkExtras.of(cluster, end.tool(), job.client()));
        }
    }
}
