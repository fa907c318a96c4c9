package io.omsflink.catalog;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.SecretRef;
import io.omsflink.project.TlsMode;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers that all tests of a JVM share, as ends of a project. They end with the JVM; tests use
 * databases of their own.
 */
public final class TestEndpoints {
    private static final Map<DatabaseType, MySqlServer> SERVERS = new ConcurrentHashMap<>();

    private TestEndpoints() {}

    /** MySQL 8.0, or MySQL 5.7 standing in for an OceanBase tenant. */
    public static MySqlServer server(DatabaseType type) {
        return SERVERS.computeIfAbsent(
                type,
                t -> (t == DatabaseType.MYSQL ? MySqlServer.v80() : MySqlServer.v57()).start());
    }

    public static Endpoint endpoint(DatabaseType type) {
        return endpoint(type, server(type), server(type).password());
    }

    public static Endpoint endpoint(DatabaseType type, MySqlServer server, String password) {
        SecretRef secret = new SecretRef(SecretRef.Kind.FILE, passwordFile(password).toString());
        return new Endpoint(type, server.host(), server.port(), server.user(), secret, TlsMode.OFF);
    }

    private static Path passwordFile(String password) {
        try {
            Path file = Files.createTempFile("oms-test-secret", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
