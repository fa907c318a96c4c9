package io.omsflink.bench.stream;

import io.omsflink.testkit.ProcessUsage;

/** The memory of a cluster's TaskManager. */
public final class TaskManagerMemory {
    private static final double MEGABYTE = 1024.0 * 1024;

    private TaskManagerMemory() {}

    public static double peakMb(BenchCluster cluster) {
        return ProcessUsage.of(cluster.taskManager()).peakRssBytes() / MEGABYTE;
    }

    public static double nowMb(BenchCluster cluster) {
        return ProcessUsage.of(cluster.taskManager()).rssBytes() / MEGABYTE;
    }
}
