package io.omsflink.jobs.binlog;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.SecretRef;
import io.omsflink.project.TableId;
import io.omsflink.project.TlsMode;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

/** A server of the testkit as an end of a project. */
final class SourceServer implements AutoCloseable {
    private final MySqlServer server;
    private final Endpoint endpoint;

    SourceServer(MySqlServer.Builder builder) throws IOException {
        server =
                builder.option("character_set_server", "utf8mb4")
                        .option("sync_binlog", "0")
                        .start();
        Path secret = Files.createTempFile("oms-test-secret", "");
        secret.toFile().deleteOnExit();
        Files.writeString(secret, server.password());
        SecretRef password = new SecretRef(SecretRef.Kind.FILE, secret.toString());
        endpoint =
                new Endpoint(
                        DatabaseType.MYSQL,
                        server.host(),
                        server.port(),
                        server.user(),
                        password,
                        TlsMode.OFF);
    }

    MySqlServer server() {
        return server;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Connection connect(ConnectionRole role) {
        return Connections.open(endpoint, role);
    }

    TableSchema schema(String table) throws Exception {
        try (Connection connection = connect(ConnectionRole.METADATA)) {
            return SchemaReader.table(connection, new TableId("types", table)).orElseThrow();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
