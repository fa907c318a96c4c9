package io.omsflink.bench.stream;

import io.omsflink.bench.harness.Arena;
import io.omsflink.bench.sysbench.SysbenchTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes project files. */
public final class OmsProject {
    public static final String NAME = "bench";
    static final String PASSWORD_VARIABLE = "OMS_BENCH_PASSWORD";

    private OmsProject() {}

    /** Schema, copy and change log of everything. */
    public static Path write(Arena arena) throws IOException {
        return write(
                arena.folder(),
                endpoint("mysql", arena.source().port()),
                endpoint(arena.targetKind().projectType(), arena.target().port()),
                "{schema: {}, full: {}, incremental: {}}");
    }

    /**
     * @param steps in YAML
     */
    public static Path write(Path folder, String source, String target, String steps)
            throws IOException {
        String text =
                """
                name: %s
                kind: migration
                source: %s
                target: %s
                objects:
                  include: ["%s.*"]
                steps: %s
                """;
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve("bench.yaml"),
                text.formatted(NAME, source, target, SysbenchTables.DATABASE, steps));
    }

    /** A server of the testkit, as YAML. */
    public static String endpoint(String type, int port) {
        return "{type: %s, host: 127.0.0.1, port: %d, user: root, password: \"${env:%s}\"}"
                .formatted(type, port, PASSWORD_VARIABLE);
    }
}
