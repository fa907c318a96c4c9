package io.omsflink.catalog.check;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.SecretRef;
import io.omsflink.project.Speed;
import io.omsflink.project.Steps;
import io.omsflink.project.TlsMode;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Projects between test servers; passwords lie in files of a folder of the test. */
record Projects(Path folder) {
    static final Steps ALL_STEPS =
            new Steps(true, Optional.of(new Steps.FullStep(ExistingRows.STOP)), true);

    Endpoint mySql(MySqlServer server) {
        return endpoint(DatabaseType.MYSQL, server, server.user(), server.password());
    }

    Endpoint oceanBase(MySqlServer server) {
        return endpoint(DatabaseType.OCEANBASE, server, server.user(), server.password());
    }

    Endpoint endpoint(DatabaseType type, MySqlServer server, String user, String password) {
        return endpoint(type, server.port(), user, password);
    }

    Endpoint endpoint(DatabaseType type, int port, String user, String password) {
        try {
            Path file = Files.createTempFile(folder, "password", "");
            Files.writeString(file, password + "\n");
            return new Endpoint(
                    type,
                    "127.0.0.1",
                    port,
                    user,
                    new SecretRef(SecretRef.Kind.FILE, file.toString()),
                    TlsMode.OFF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MigrationProject project(
            Endpoint source, Endpoint target, Steps steps, String... include) {
        return new MigrationProject(
                "test",
                source,
                target,
                new ObjectRules(List.of(include), List.of()),
                steps,
                new Speed(2, 2, 4),
                false);
    }
}
