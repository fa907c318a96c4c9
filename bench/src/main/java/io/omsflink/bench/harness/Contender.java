package io.omsflink.bench.harness;

/** One way to do the job that a benchmark measures. Made once, run several times. */
public interface Contender extends Named {
    /** What it needs of the servers. */
    default Setup setup() {
        return Setup.EMPTY_TARGET;
    }

    /** Does the job on servers that nothing else uses, and returns when the target has all. */
    Sample run(Arena arena) throws Exception;
}
