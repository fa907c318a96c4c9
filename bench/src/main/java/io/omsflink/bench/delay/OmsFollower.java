package io.omsflink.bench.delay;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.stream.BenchCluster;
import io.omsflink.bench.stream.OmsProgram;
import io.omsflink.bench.stream.OmsProject;

/** The product. */
public final class OmsFollower implements Follower {
    @Override
    public String name() {
        return "oms";
    }

    @Override
    public String description() {
        return "oms run, caught up";
    }

    @Override
    public Setup setup() {
        return Setup.EMPTY_TARGET;
    }

    @Override
    public AutoCloseable follow(Arena arena) throws Exception {
        BenchCluster cluster = BenchCluster.start(arena.folder().resolve("run"));
        try {
            new OmsProgram(cluster.home(), arena.folder())
                    .runUntilCaughtUp(OmsProject.write(arena));
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }
}
