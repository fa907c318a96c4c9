package io.omsflink.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.cli.home.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short round of the suite, by the command of the home that module dist has put together. */
class ChaosITCase {
    private static final Path OMS = Path.of("../dist/target/oms/bin/oms").toAbsolutePath();
    private static final long SEED = Long.getLong("oms.test.seed", 8);

    @TempDir private Path folder;

    @Test
    void nothingIsLostDuplicatedLeftOverOrTornWhateverBreaks() throws Exception {
        System.out.println("ChaosITCase: -Doms.test.seed=" + SEED);
        Path report = folder.resolve("CHAOS.md");
        JsonNode result =
                chaos(
                        "--seed",
                        Long.toString(SEED),
                        "--rounds",
                        "1",
                        "--seconds",
                        "45",
                        "--small",
                        "--report",
                        report.toString());
        JsonNode round = result.path("rounds").path(0);
        assertThat(round.path("transactions").asLong()).isGreaterThan(500);
        assertThat(round.path("faults").size()).isGreaterThanOrEqualTo(2);
        assertThat(round.path("looks").asLong()).isGreaterThan(500);
        assertThat(Files.readString(report)).contains("# Chaos", "| " + SEED + " | ", "| ok |");
    }

    private JsonNode chaos(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(OMS.toString(), "chaos", "--json"));
        command.addAll(List.of(options));
        Path words = folder.resolve("words.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(words.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("OMS_RUN_DIR", folder.resolve("run").toString());
        environment.put("OMS_EXTRA_CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        assertThat(exitCode).as(() -> output + read(words)).isZero();
        return Json.parse(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
