package io.omsflink.bench.demo;

import io.omsflink.cli.cluster.ClusterRole;
import io.omsflink.cli.cluster.Liveness;
import io.omsflink.cli.cluster.LocalCluster;
import java.nio.file.Files;
import java.time.Duration;

/** Takes down whatever a demo has put up, from what it wrote down about it. */
record CleanUp(DemoFolder folder) {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    static CleanUp of(DemoFolder folder) {
        return new CleanUp(folder);
    }

    /**
     * Stops and removes everything; may be repeated.
     *
     * @return whether there was anything
     */
    boolean run() {
        boolean any = Files.exists(folder.home().run());
        DemoRecord record = folder.record().orElse(DemoRecord.NOTHING);
        endFlink();
        record.servers().forEach(OwnServer::remove);
        new TenantDatabases(record.databases()).drop();
        folder.delete();
        return any;
    }

    /** At once: there is no state to save, and an orderly end would take ten seconds. */
    void endFlink() {
        LocalCluster cluster = new LocalCluster(folder.home());
        for (ClusterRole role : ClusterRole.values()) {
            cluster.process(role).ifPresent(CleanUp::kill);
        }
        cluster.stop();
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        Liveness.awaitEnd(process, KILL_LIMIT);
    }
}
