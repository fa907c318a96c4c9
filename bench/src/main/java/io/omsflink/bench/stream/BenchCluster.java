package io.omsflink.bench.stream;

import io.omsflink.cli.cluster.ClusterRole;
import io.omsflink.cli.cluster.LocalCluster;
import io.omsflink.cli.flink.FlinkRest;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.testkit.FreePort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A local Flink cluster of its own, as {@code oms cluster start} makes it. It outlives no
 * benchmark: {@link #close} or the end of this process stops it.
 */
public final class BenchCluster implements AutoCloseable {
    private final OmsHome home;
    private final LocalCluster cluster;
    private final Thread shutdownHook = new Thread(this::stop, "stop-flink");

    private BenchCluster(Path run) {
        this.home = OmsHome.locate().withRun(run);
        // Another cluster of this machine may be about to take the usual port.
        String rpcPort = Integer.toString(FreePort.take());
        this.cluster = new LocalCluster(home, Map.of("jobmanager.rpc.port", rpcPort));
    }

    /**
     * Starts it and waits until it takes jobs.
     *
     * @param run folder for its process ids, logs and checkpoints
     */
    public static BenchCluster start(Path run) {
        BenchCluster result = new BenchCluster(run);
        Runtime.getRuntime().addShutdownHook(result.shutdownHook);
        result.start();
        return result;
    }

    /** Starts it again after {@link #stop}. */
    public void start() {
        cluster.start(OptionalInt.of(0));
    }

    public void stop() {
        cluster.stop();
    }

    public OmsHome home() {
        return home;
    }

    public FlinkRest rest() {
        return new FlinkRest(cluster.status().url());
    }

    /** JobManager and TaskManager. */
    public List<Long> pids() {
        return Stream.of(ClusterRole.values()).map(this::pid).toList();
    }

    public long taskManager() {
        return pid(ClusterRole.TASKMANAGER);
    }

    private long pid(ClusterRole role) {
        return cluster.process(role)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The %s has ended; its log is in %s"
                                                .formatted(role.label(), home.log())))
                .pid();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and does the same.
        }
    }
}
