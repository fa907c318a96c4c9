package io.omsflink.bench.harness;

import java.util.Optional;

/** One way to do the job that a benchmark measures. Made once, run several times. */
public interface Contender {
    /** As users name it in {@code --contenders}. */
    String name();

    /** What it is, for the report: version, settings. */
    String description();

    /** What it needs of the servers. */
    default Setup setup() {
        return Setup.EMPTY_TARGET;
    }

    /** Why it cannot run on this machine; empty when it can. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Does the job on servers that nothing else uses, and returns when the target has all. */
    Sample run(Arena arena) throws Exception;
}
