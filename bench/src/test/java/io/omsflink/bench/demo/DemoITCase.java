package io.omsflink.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.cli.cluster.Liveness;
import io.omsflink.cli.home.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command of the home that module dist has put together. */
class DemoITCase {
    private static final Path OMS = Path.of("../dist/target/oms/bin/oms").toAbsolutePath();
    private static final int FAILED_BY_THE_USER = 2;

    @TempDir private Path run;

    /** What a command said. */
    private record Outcome(int exitCode, String output) {}

    @BeforeEach
    void needsTheHome() {
        assumeTrue(
                Files.isExecutable(OMS),
                "there is no dist/target/oms; build it with ./mvnw package -pl dist -am");
    }

    @AfterEach
    void removeWhatAFailureLeft() throws Exception {
        oms("demo", "--stop");
    }

    @Test
    void theShopArrivesWhileItIsOpenAndNothingIsLeftRunning() throws Exception {
        Outcome outcome = oms("demo", "--rows", "2000", "--seconds", "1", "--json");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        JsonNode result = Json.parse(outcome.output());
        assertThat(result.path("equal").asBoolean()).isTrue();
        assertThat(result.path("tables").asInt()).isEqualTo(16);
        assertThat(result.path("rows").asInt()).isGreaterThan(2000);
        assertThat(result.path("copy_seconds").asDouble()).isPositive();
        assertThat(result.path("max_delay_ms").asLong()).isPositive();
        assertThat(run.resolve("demo")).doesNotExist();
        assertThat(processesOfThisTest()).isEmpty();
    }

    @Test
    void whatIsKeptOutlivesTheCommandUntilItIsStopped() throws Exception {
        Outcome outcome = oms("demo", "--rows", "1000", "--seconds", "1", "--keep");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("oms demo --stop").doesNotContain(password());
        assertThat(servers()).hasSize(2).allMatch(ProcessHandle::isAlive);
        assertThat(processesOfThisTest()).hasSize(2);

        List<ProcessHandle> servers = servers();
        Outcome second = oms("demo");
        assertThat(second.exitCode()).isEqualTo(FAILED_BY_THE_USER);
        assertThat(second.output()).contains("oms demo --stop");

        assertThat(oms("demo", "--stop").exitCode()).isZero();
        assertThat(servers).noneMatch(Liveness::runs);
        assertThat(processesOfThisTest()).isEmpty();
        assertThat(run.resolve("demo")).doesNotExist();
    }

    private String password() throws IOException {
        return Files.readString(run.resolve("demo/secrets/" + DemoProject.SOURCE_VARIABLE)).strip();
    }

    private List<ProcessHandle> servers() throws IOException {
        DemoRecord record =
                Json.mapper().readValue(run.resolve("demo/demo.json").toFile(), DemoRecord.class);
        return record.servers().stream()
                .map(server -> ProcessHandle.of(server.pid()).orElseThrow())
                .toList();
    }

    /** Flink's processes, which name their log file. */
    private List<ProcessHandle> processesOfThisTest() {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(run.toString()))
                .toList();
    }

    private Outcome oms(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(OMS.toString()));
        command.addAll(List.of(arguments));
        Path words = run.resolve("words.log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(words.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("OMS_RUN_DIR", run.toString());
        environment.put("OMS_EXTRA_CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        return new Outcome(exitCode, exitCode == 0 ? output : output + Files.readString(words));
    }
}
