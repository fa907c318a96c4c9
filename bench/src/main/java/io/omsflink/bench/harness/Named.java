package io.omsflink.bench.harness;

import java.util.Optional;

/** Something that takes part in a benchmark. */
public interface Named {
    /** As users name it in {@code --contenders}. */
    String name();

    /** What it is, for the report: version, settings. */
    String description();

    /** Why it cannot run on this machine; empty when it can. */
    default Optional<String> missing() {
        return Optional.empty();
    }
}
