package io.omsflink.bench.stream;

import io.omsflink.bench.harness.Usage;
import java.util.HashMap;
import java.util.Map;

/** Further figures that every contender on a Flink cluster reports. */
public final class FlinkExtras {
    private FlinkExtras() {}

    /**
     * @param flink what JobManager and TaskManager used
     * @param client what the program used that submitted the job
     */
    public static Map<String, Double> of(BenchCluster cluster, Usage flink, Usage client) {
        Map<String, Double> extras = new HashMap<>();
        extras.put("flink_cpu_s", flink.cpuSeconds());
        extras.put("client_cpu_s", client.cpuSeconds());
        extras.put("taskmanager_peak_rss_mb", TaskManagerMemory.peakMb(cluster));
        return extras;
    }
}
