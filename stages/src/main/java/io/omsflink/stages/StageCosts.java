package io.omsflink.stages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of all stages, each in a process of its own. */
public final class StageCosts {
    private static final int ITERATIONS = 5;

    private StageCosts() {}

    /**
     * What a stage costs.
     *
     * @param stage class and method
     * @param nanos for each one-row transaction
     * @param error half of the 99.9 % confidence interval
     */
    public record Cost(String stage, double nanos, double error) {}

    /** Takes about ten seconds for each stage. */
    public static List<Cost> measure() {
        Options options =
                new OptionsBuilder()
                        .include("io\\.omsflink\\..*Stage\\..*")
                        .forks(1)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(1))
                        // Not those of the command, which has no second compiler.
                        .jvmArgs("-Xmx512m", "-XX:+UseParallelGC")
                        .verbosity(VerboseMode.SILENT)
                        .build();
        try {
            return costs(new Runner(options).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("Cannot measure the stages: " + e.getMessage(), e);
        }
    }

    private static List<Cost> costs(Collection<RunResult> results) {
        List<Cost> costs = new ArrayList<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String method = name.substring(name.lastIndexOf('.') + 1);
            String type = name.substring(0, name.lastIndexOf('.'));
            costs.add(
                    new Cost(
                            type.substring(type.lastIndexOf('.') + 1) + "." + method,
                            result.getPrimaryResult().getScore(),
                            result.getPrimaryResult().getScoreError()));
        }
        return costs;
    }
}
