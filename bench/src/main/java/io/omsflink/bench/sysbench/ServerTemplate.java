package io.omsflink.bench.sysbench;

import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The data folder of a server that was filled once and stopped cleanly. Servers on copies of it
 * start in seconds, where filling each anew would take longer than what is measured.
 */
public record ServerTemplate(Path data) {

    /** Fills a server with the files' rows; its change log begins after them. */
    public static ServerTemplate fill(ServerPlan plan, RowFiles files, Path data)
            throws SQLException, IOException {
        // Nobody asks how durable a template is.
        ServerPlan quick = plan.with(Durability.RELAXED.options()).withoutBinlog();
        try (MySqlServer server = quick.start()) {
            BulkLoad.run(server, files);
            server.stop();
            DataFolder.copy(server.dataDir(), data);
        }
        return new ServerTemplate(data);
    }

    /** A server with these rows. */
    public MySqlServer start(ServerPlan plan) throws IOException {
        MySqlServer server = plan.start();
        try {
            server.stop();
            DataFolder.delete(server.dataDir());
            DataFolder.copy(data, server.dataDir());
            // Holds the server's uuid; two servers with one uuid do not replicate.
            Files.deleteIfExists(server.dataDir().resolve("auto.cnf"));
            server.start();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }
}
