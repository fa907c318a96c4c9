package io.omsflink.bench.delay;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Named;
import io.omsflink.bench.harness.Setup;

/** Something that makes the target follow the source. */
public interface Follower extends Named {
    /** What it needs of the servers. */
    Setup setup();

    /** Makes it follow until the returned thing is closed. */
    AutoCloseable follow(Arena arena) throws Exception;
}
