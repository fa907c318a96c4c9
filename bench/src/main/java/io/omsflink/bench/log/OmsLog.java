package io.omsflink.bench.log;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Contender;
import io.omsflink.bench.harness.Meter;
import io.omsflink.bench.harness.Moment;
import io.omsflink.bench.harness.Sample;
import io.omsflink.bench.harness.Watch;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.FlinkExtras;
import io.omsflink.bench.stream.OmsProgram;
import io.omsflink.bench.stream.OmsProject;
import io.omsflink.bench.stream.StartTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The product. It copies, is stopped with a savepoint, and goes on from there on a cluster as cold
 * as that of Flink SQL when the transactions are in the source's log.
 */
public final class OmsLog implements Contender {
    @Override
    public String name() {
        return "oms";
    }

    @Override
    public String description() {
        return "oms resume on a fresh cluster: log reader and applier with its default speed";
    }

    @Override
    public Sample run(Arena arena) throws Exception {
        try (BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"))) {
            OmsProgram oms = new OmsProgram(cluster.home(), arena.folder());
            oms.runUntilCaughtUp(OmsProject.write(arena));
            oms.stop();
            cluster.stop();
            arena.load().write();
            cluster.start();
            return resume(arena, cluster, oms);
        }
    }

    /** The clock runs from the submission of the resumed job until the target has all. */
    private static Sample resume(Arena arena, BenchCluster cluster, OmsProgram oms) {
        Meter tool = Meter.begin(cluster.pids());
        Meter servers = arena.meterServers();
        CompletableFuture<Moment> applied =
                Watch.beside(
                        () -> Moment.of(ApplyWatch.untilApplied(arena, () -> true), tool, servers));
        OmsProgram.Followed run = oms.resumeUntilCaughtUp();
        Moment end = applied.join();
        Map<String, Double> extras = FlinkExtras.of(cluster, end.tool(), run.result().usage());
        extras.put("command_s", run.result().wallSeconds());
        return arena.sample(
                end.secondsSince(StartTime.of(cluster.rest(), run.jobId())),
                end.tool().plus(run.result().usage()),
                end.servers(),
                extras);
    }
}
