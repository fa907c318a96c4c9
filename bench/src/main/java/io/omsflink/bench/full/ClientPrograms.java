package io.omsflink.bench.full;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of MySQL's surroundings that may be installed. */
final class ClientPrograms {
    private ClientPrograms() {}

    /** Which of them are not installed, in words. */
    static Optional<String> missing(String debianPackage, String... programs) {
        List<String> absent = Stream.of(programs).filter(p -> find(p).isEmpty()).toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s not installed (Debian: apt-get install %s)"
                                .formatted(String.join(" and ", absent), debianPackage));
    }

    /** Passwords go through the environment: arguments can be read by every user of a machine. */
    static Tool tool(Arena arena, String label) {
        return new Tool(arena.folder(), label).environment("MYSQL_PWD", ServerPlan.PASSWORD);
    }

    static String connection(MySqlServer server) {
        return "--host=%s --port=%d --user=%s"
                .formatted(server.host(), server.port(), server.user());
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
