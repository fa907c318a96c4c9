package io.omsflink.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The native libraries that mysqld needs and that a small machine lacks: libaio first of all. With
 * {@code OMS_INSTALL_PACKAGES=no} in the environment nothing is installed. A folder with the
 * libraries may be given by {@code LD_LIBRARY_PATH}.
 */
public final class Libaio {
    /**
     * Debian's and Ubuntu's packages by library; the ones ending in t64 are those of releases since
     * 2024.
     */
    private static final Map<String, List<String>> PACKAGES =
            Map.of(
                    "libaio.so.1", List.of("libaio1", "libaio1t64"),
                    "libnuma.so.1", List.of("libnuma1"),
                    "libcrypt.so.1", List.of("libcrypt1"),
                    "libstdc++.so.6", List.of("libstdc++6"));

    private static final Pattern MISSING =
            Pattern.compile(
                    "error while loading shared libraries: ([^:]+): cannot open shared object");
    private static final List<String> SYSTEM_FOLDERS =
            List.of(
                    "/lib/x86_64-linux-gnu",
                    "/usr/lib/x86_64-linux-gnu",
                    "/lib64",
                    "/usr/lib64",
                    "/usr/lib");
    private static final Set<Path> CHECKED = ConcurrentHashMap.newKeySet();

    private Libaio() {}

    /**
     * Returns when mysqld finds its libraries; installs what is missing where this process may.
     *
     * @throws IllegalStateException with the command to run when it may not
     */
    public static void require() {
        MySqlDistribution.V80.home();
    }

    static void require(Path mysqld) {
        if (!CHECKED.contains(mysqld)) {
            provideAll(mysqld);
            CHECKED.add(mysqld);
        }
    }

    // The loader names one missing library at a time.
    private static synchronized void provideAll(Path mysqld) {
        for (int i = 0; i <= PACKAGES.size(); i++) {
            Shell.Result result = version(mysqld);
            if (result.ok()) {
                return;
            }
            Matcher missing = MISSING.matcher(result.output());
            if (!missing.find()) {
                throw new IllegalStateException(
                        "Cannot run "
                                + mysqld
                                + ": "
                                + result.output().strip()
                                + ". Use a Debian or Ubuntu of amd64.");
            }
            provide(missing.group(1));
        }
        throw new IllegalStateException(
                "Cannot run " + mysqld + ": " + version(mysqld).output().strip());
    }

    private static Shell.Result version(Path mysqld) {
        return Shell.run(
                mysqld.getParent().toFile(),
                environment(),
                List.of(mysqld.toString(), "--no-defaults", "--version"));
    }

    private static void provide(String library) {
        if (linkRenamed(library)) {
            return;
        }
        List<String> packages = PACKAGES.getOrDefault(library, List.of());
        if (mayInstall()) {
            for (String name : packages) {
                if (install(name)) {
                    linkRenamed(library);
                    return;
                }
            }
        }
        throw missing(
                library, packages.isEmpty() ? "the package with " + library : packages.get(0));
    }

    private static IllegalStateException missing(String library, String packageName) {
        return new IllegalStateException(
                "Cannot start a MySQL server: the library "
                        + library
                        + " is missing and this process may not install it. Run: sudo apt-get"
                        + " install -y "
                        + packageName
                        + " (on a release since 2024: "
                        + packageName
                        + "t64), or put the library into a folder named in LD_LIBRARY_PATH.");
    }

    private static boolean mayInstall() {
        return CacheFolder.isRoot()
                && !"no".equals(System.getenv("OMS_INSTALL_PACKAGES"))
                && new File("/usr/bin/apt-get").canExecute();
    }

    private static boolean install(String packageName) {
        System.err.println(
                "Installing the package "
                        + packageName
                        + ", which the MySQL server needs (apt-get)");
        File folder = new File("/");
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        List<String> install =
                List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", packageName);
        if (Shell.run(folder, quiet, install).ok()) {
            return true;
        }
        // A fresh image has no package lists yet.
        return Shell.run(folder, quiet, List.of("apt-get", "update", "-qq")).ok()
                && Shell.run(folder, quiet, install).ok();
    }

    // Since the change to 64-bit times the same library is called libaio.so.1t64 there.
    private static boolean linkRenamed(String library) {
        for (String folder : SYSTEM_FOLDERS) {
            Path renamed = Path.of(folder, library + "t64");
            if (Files.exists(renamed)) {
                return link(renamed, libraryFolder().resolve(library));
            }
        }
        return false;
    }

    private static boolean link(Path file, Path link) {
        try {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, file);
            return true;
        } catch (FileAlreadyExistsException linkedBefore) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot link " + link + " to " + file, e);
        }
    }

    private static Path libraryFolder() {
        return CacheFolder.root().resolve("lib");
    }

    /** What a process needs in its environment to find the libraries. */
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        String given = System.getenv("LD_LIBRARY_PATH");
        String own = libraryFolder().toString();
        environment.put(
                "LD_LIBRARY_PATH", given == null || given.isEmpty() ? own : own + ":" + given);
        return environment;
    }
}
