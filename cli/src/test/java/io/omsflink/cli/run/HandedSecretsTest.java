package io.omsflink.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.SecretRef;
import io.omsflink.project.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandedSecretsTest {
    @TempDir private Path folder;

    private static Endpoint endpoint(SecretRef.Kind kind, String name) {
        return new Endpoint(
                DatabaseType.MYSQL, "h", 1, "u", new SecretRef(kind, name), TlsMode.OFF);
    }

    @Test
    void onlyTheVariablesThatAProjectNamesAreHandedOverAndOnlyToTheOwner() throws IOException {
        OmsHome home = new OmsHome(folder, folder.resolve("run"), folder.resolve("log"));
        List<Endpoint> endpoints =
                List.of(
                        endpoint(SecretRef.Kind.ENV, "SRC"),
                        endpoint(SecretRef.Kind.FILE, "OTHER"),
                        endpoint(SecretRef.Kind.ENV, "UNSET"));
        HandedSecrets.write(endpoints, home, Map.of("SRC", "päss", "OTHER", "x", "MORE", "y"));
        HandedSecrets.write(endpoints, home, Map.of("SRC", "new"));

        assertThat(home.secrets().toFile().list()).containsExactly("SRC");
        assertThat(home.secrets().resolve("SRC")).hasContent("new");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home.secrets().resolve("SRC"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rwx------");
    }
}
