package io.omsflink.bench.log;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Moment;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.FlinkExtras;
import io.omsflink.bench.stream.FlinkSql;
import java.util.Optional;

/** Stock Flink SQL that begins at the place in the log where the transactions begin. */
public final class FlinkSqlLog implements Contender {
    @Override
    public String name() {
        return "flink-sql";
    }

    @Override
    public String description() {
        return "Flink SQL, mysql-cdc 3.5.0 -> jdbc 3.3.0 on a fresh cluster; " + FlinkSql.SETTINGS;
    }

    @Override
    public Setup setup() {
        return Setup.FILLED_TARGET;
    }

    @Override
    public Optional<String> missing() {
        return FlinkSql.missing();
    }

    /** The clock runs from the submission of the job until the target has all. */
    @Override
    public Sample run(Arena arena) throws Exception {
        LogPlace begin = LogPlace.now(arena.source());
        arena.load().write();
        try (BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"))) {
            Meter tool = Meter.begin(cluster.pids());
            Meter servers = arena.meterServers();
            FlinkSql.Job job =
                    new FlinkSql(cluster, arena).followFrom(begin.file(), begin.offset());
            Moment end = Moment.of(ApplyWatch.untilApplied(arena, job::healthy), tool, servers);
            return arena.sample(
                    end.secondsSince(job.startedAt()),
                    end.tool().plus(job.client()),
                    end.servers(),
                    FlinkExtras.of(cluster, end.tool(), job.client()));
        }
    }
}
