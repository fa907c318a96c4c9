package io.omsflink.bench.full;

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
import io.omsflink.cli.progress.JobWatch;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The product: schema, copy and change log by {@code oms run} on a fresh cluster. */
public final class OmsFull implements Contender {
    @Override
    public String name() {
        return "oms";
    }

    @Override
    public String description() {
        return "oms run: schema, copy, indexes; its default speed (2 read, 2 write)";
    }

    /** The clock runs from the submission of the job until the copy ended and all indexes stand. */
    @Override
    public Sample run(Arena arena) throws Exception {
        try (BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"))) {
            Meter tool = Meter.begin(cluster.pids());
            Meter servers = arena.meterServers();
            CompletableFuture<Moment> indexed =
                    Watch.beside(() -> Moment.of(CopyWatch.untilIndexed(arena), tool, servers));
            OmsProgram.Followed run =
                    new OmsProgram(cluster.home(), arena.folder())
                            .runUntilCaughtUp(OmsProject.write(arena));
            long caughtUp = System.currentTimeMillis();
            return sample(arena, cluster, run, indexed.join(), caughtUp);
        }
    }

    private static Sample sample(
            Arena arena,
            BenchCluster cluster,
            OmsProgram.Followed run,
            Moment indexed,
            long caughtUp) {
        long submitted = StartTime.of(cluster.rest(), run.jobId());
        long copyEnded = new JobWatch(cluster.rest(), run.jobId()).look().progress().copyEndedAt();
        long ended = Math.max(copyEnded, indexed.at());
        Map<String, Double> extras = FlinkExtras.of(cluster, indexed.tool(), run.result().usage());
        extras.put("caught_up_s", (caughtUp - submitted) / 1000.0);
        extras.put("command_s", run.result().wallSeconds());
        return arena.sample(
                (ended - submitted) / 1000.0,
                indexed.tool().plus(run.result().usage()),
                indexed.servers(),
                extras);
    }
}
