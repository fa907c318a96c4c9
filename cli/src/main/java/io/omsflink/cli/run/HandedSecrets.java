package io.omsflink.cli.run;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.project.Endpoint;
import io.omsflink.project.SecretRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hands secrets of the caller's environment to the local cluster, which may have been started
 * before they were set: one file per variable in a folder that only the owner can open. {@code oms
 * cluster stop} removes it.
 */
final class HandedSecrets {
    /** A name is also the name of a file. */
    private static final Pattern NAME = Pattern.compile("\\w+");

    private HandedSecrets() {}

    static void write(List<Endpoint> endpoints, OmsHome home, Map<String, String> environment) {
        Set<String> names =
                endpoints.stream()
                        .map(Endpoint::password)
                        .filter(ref -> ref.kind() == SecretRef.Kind.ENV)
                        .map(SecretRef::name)
                        .filter(
                                name ->
                                        environment.containsKey(name)
                                                && NAME.matcher(name).matches())
                        .collect(Collectors.toSet());
        try {
            OmsHome.createPrivate(home.secrets());
            for (String name : names) {
                write(home.secrets().resolve(name), environment.get(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one step: a task that is restarting may read the file right now. */
    private static void write(Path file, String secret) throws IOException {
        Path fresh =
                Files.createTempFile(
                        file.getParent(),
                        ".new",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, secret + "\n");
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
