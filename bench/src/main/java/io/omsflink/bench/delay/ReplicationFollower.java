package io.omsflink.bench.delay;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Setup;
import io.omsflink.bench.log.Replication;

/** MySQL's own replication. */
public final class ReplicationFollower implements Follower {
    @Override
    public String name() {
        return "replication";
    }

    @Override
    public String description() {
        return Replication.byDefault().description();
    }

    @Override
    public Setup setup() {
        return Replication.byDefault().setup();
    }

    @Override
    public AutoCloseable follow(Arena arena) throws Exception {
        arena.target().execute(Replication.pointTo(arena.source()), "START SLAVE");
        return () -> arena.target().execute("STOP SLAVE");
    }
}
