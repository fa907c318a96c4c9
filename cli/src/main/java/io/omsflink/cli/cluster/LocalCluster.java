package io.omsflink.cli.cluster;

import io.omsflink.cli.flink.FlinkRest;
import io.omsflink.cli.flink.Slots;
import io.omsflink.cli.home.Folders;
import io.omsflink.cli.home.OmsHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;

/**
 * The Flink cluster of a home: one JobManager, one TaskManager. Nothing of it is kept in this JVM:
 * process ids and ports are in {@code run/}, so every command sees the same cluster.
 */
public final class LocalCluster {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final OmsHome home;
    private final Map<String, String> settings;

    public LocalCluster(OmsHome home) {
        this(home, Map.of());
    }

    /**
     * @param settings Flink options by key that go before those of {@code conf/config.yaml}
     */
    public LocalCluster(OmsHome home, Map<String, String> settings) {
        this.home = home;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Starts what is missing, and returns when the TaskManager's slots are registered. Does nothing
     * when all runs.
     *
     * @param port for the REST interface: 0 for any free one; absent for the one it had before a
     *     JobManager died, else that of {@code conf/config.yaml}. Ignored while the JobManager runs
     * @throws io.omsflink.project.OmsException CLUSTER_FAILED when a process ends or is not ready
     *     within 90 s; INVALID_ARGUMENT when the port is taken
     */
    public ClusterStatus start(OptionalInt port) {
        home.prepare();
        try (ClusterLock lock = ClusterLock.take(home.run().resolve("cluster.lock"))) {
            if (process(ClusterRole.JOBMANAGER).isEmpty()) {
                // A TaskManager that is left over knows the ports of the old JobManager only.
                stop(ClusterRole.TASKMANAGER);
                clean();
                choosePorts(port).write(portsFile());
                launch(ClusterRole.JOBMANAGER);
            }
            startTaskManager();
        }
        return status();
    }

    private void startTaskManager() {
        FlinkRest rest = rest(ports().orElseThrow());
        Set<String> old = Set.of();
        if (process(ClusterRole.TASKMANAGER).isEmpty()) {
            // The JobManager may still count a TaskManager that was killed a moment ago.
            old = rest.taskManagers();
            launch(ClusterRole.TASKMANAGER);
        }
        new ClusterStartup(this, rest, home.log()).await(old);
    }

    /**
     * Ends both processes. The jobs on them end too, and can be resumed from their last checkpoint.
     *
     * @return whether anything ran
     */
    public boolean stop() {
        boolean ran =
                Set.of(ClusterRole.values()).stream().anyMatch(role -> process(role).isPresent());
        stop(ClusterRole.TASKMANAGER);
        stop(ClusterRole.JOBMANAGER);
        forget();
        return ran;
    }

    /** What runs now; a JobManager that does not answer has no slots. */
    public ClusterStatus status() {
        Optional<ClusterPorts> ports = ports();
        Slots slots = ports.flatMap(p -> rest(p).slots()).orElse(Slots.NONE);
        String url = ports.map(LocalCluster::url).orElse("");
        return new ClusterStatus(
                url,
                pid(ClusterRole.JOBMANAGER),
                pid(ClusterRole.TASKMANAGER),
                slots.total(),
                slots.free());
    }

    /** The running process of a role. */
    public Optional<ProcessHandle> process(ClusterRole role) {
        return pidFile(role).process();
    }

    private OptionalLong pid(ClusterRole role) {
        return process(role).map(p -> OptionalLong.of(p.pid())).orElse(OptionalLong.empty());
    }

    private void launch(ClusterRole role) {
        Map<String, String> overrides = overrides();
        ProcessCommand command = new ProcessCommand(home, configuration(overrides), overrides);
        Path output = home.log().resolve(role.label() + ".out");
        pidFile(role).write(Detached.start(command.arguments(role), home.run(), output));
    }

    private void stop(ClusterRole role) {
        process(role).ifPresent(LocalCluster::end);
        pidFile(role).delete();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!Liveness.awaitEnd(process, STOP_LIMIT)) {
            process.destroyForcibly();
            Liveness.awaitEnd(process, STOP_LIMIT);
        }
    }

    private ClusterPorts choosePorts(OptionalInt wanted) {
        Configuration configuration = configuration(settings);
        int before = ports().map(ClusterPorts::rest).orElse(configuration.get(RestOptions.PORT));
        return ClusterPorts.choose(
                wanted.orElse(before), configuration.get(JobManagerOptions.PORT));
    }

    private Configuration configuration(Map<String, String> overrides) {
        return GlobalConfiguration.loadConfiguration(
                home.conf().toString(), Configuration.fromMap(overrides));
    }

    /** What the processes are told besides {@code conf/config.yaml}. */
    private Map<String, String> overrides() {
        ClusterPorts ports = ports().orElseThrow();
        Map<String, String> result = new TreeMap<>();
        result.put("jobmanager.rpc.port", Integer.toString(ports.rpc()));
        result.put("rest.port", Integer.toString(ports.rest()));
        result.put("io.tmp.dirs", temporary().toString());
        result.put("web.tmpdir", temporary().toString());
        // With a name that stays, a new TaskManager takes the place of a killed one at once instead
        // of after the heartbeat's limit.
        result.put("taskmanager.resource-id", "taskmanager-1");
        result.put(
                "execution.checkpointing.dir",
                home.run().resolve("checkpoints").toUri().toString());
        result.put(
                "execution.checkpointing.savepoint-dir",
                home.run().resolve("savepoints").toUri().toString());
        result.putAll(settings);
        return result;
    }

    /** Removes what a killed cluster left behind. */
    private void clean() {
        try {
            Folders.delete(temporary());
            Files.createDirectories(temporary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * After a stop that was asked for nothing stays: no port, and none of the secrets that were
     * handed over.
     */
    private void forget() {
        try {
            Folders.delete(temporary());
            Folders.delete(home.secrets());
            Files.deleteIfExists(portsFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path temporary() {
        return home.run().resolve("tmp");
    }

    private Path portsFile() {
        return home.run().resolve("cluster.json");
    }

    private Optional<ClusterPorts> ports() {
        return ClusterPorts.read(portsFile());
    }

    private PidFile pidFile(ClusterRole role) {
        return new PidFile(home.run().resolve(role.label() + ".pid"));
    }

    private static FlinkRest rest(ClusterPorts ports) {
        return new FlinkRest(url(ports));
    }

    private static String url(ClusterPorts ports) {
        return "http://127.0.0.1:" + ports.rest();
    }
}
