package io.omsflink.bench.demo;

import io.omsflink.cli.cluster.LocalCluster;
import java.nio.file.Files;

/** Takes down whatever a demo has put up, from what it wrote down about it. */
record CleanUp(DemoFolder folder) {

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
        new LocalCluster(folder.home()).stop();
        record.servers().forEach(OwnServer::remove);
        new TenantDatabases(record.databases()).drop();
        folder.delete();
        return any;
    }
}
