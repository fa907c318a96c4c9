package io.omsflink.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a {@link SecretRef} into the secret. Call it where a connection is opened; keep the result
 * nowhere.
 */
public final class Secrets {
    /**
     * System property: folder where a local cluster is handed variables, one file (mode 0600) named
     * like each variable.
     */
    public static final String HAND_OVER_FOLDER = "oms.secrets.dir";

    private Secrets() {}

    /**
     * The secret. {@code env}: the file of that name in {@link #HAND_OVER_FOLDER}, which is newer
     * than the environment a cluster was started with, else the variable of this process; a
     * variable that is set but empty is an empty secret. {@code file}: the first line, without its
     * line end.
     *
     * @throws OmsException {@code SECRET_MISSING} when there is nothing to read
     */
    public static String resolve(SecretRef secret) {
        return resolve(
                secret,
                name -> Optional.ofNullable(System.getenv(name)),
                Optional.ofNullable(System.getProperty(HAND_OVER_FOLDER)).map(Path::of));
    }

    static String resolve(
            SecretRef secret,
            Function<String, Optional<String>> environment,
            Optional<Path> handOverFolder) {
        return switch (secret.kind()) {
            case ENV ->
                    handedOver(secret, handOverFolder)
                            .or(() -> environment.apply(secret.name()))
                            .orElseThrow(
                                    () ->
                                            missing(
                                                    secret,
                                                    "the environment variable "
                                                            + secret.name()
                                                            + " is not set in this process",
                                                    "Set it before the command or the cluster"
                                                            + " starts: export "
                                                            + secret.name()
                                                            + "=...",
                                                    null));
            case FILE -> fromFile(secret);
        };
    }

    private static Optional<String> handedOver(SecretRef secret, Optional<Path> folder) {
        return folder.map(path -> path.resolve(secret.name()))
                .filter(Files::exists)
                .map(path -> firstLine(secret, path).orElse(""));
    }

    private static String fromFile(SecretRef secret) {
        return firstLine(secret, Path.of(secret.name()))
                .orElseThrow(
                        () ->
                                missing(
                                        secret,
                                        "the file is empty",
                                        "Put the secret on its first line (an empty line is an"
                                                + " empty secret).",
                                        null));
    }

    /** Empty for a file without any byte. */
    private static Optional<String> firstLine(SecretRef secret, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst();
        } catch (NoSuchFileException e) {
            throw missing(
                    secret,
                    "the file " + file + " does not exist on this machine",
                    "Create it where the cluster runs.",
                    e);
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName() + " on reading " + file;
            throw missing(
                    secret,
                    reason,
                    "Make it a readable UTF-8 text file for the user that runs this process.",
                    e);
        }
    }

    private static OmsException missing(
            SecretRef secret, String wrong, String remedy, Throwable cause) {
        String message = "Cannot read the secret " + secret + ": " + wrong + ". " + remedy;
        return new OmsException(ErrorCode.SECRET_MISSING, message, cause);
    }
}
