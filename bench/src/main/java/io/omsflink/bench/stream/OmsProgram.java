package io.omsflink.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.bench.harness.Tool;
import io.omsflink.bench.sysbench.ServerPlan;
import io.omsflink.cli.home.Json;
import io.omsflink.cli.home.OmsHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code oms}, started as users start it. */
public final class OmsProgram {
    private final OmsHome home;
    private final Path folder;

    public OmsProgram(OmsHome home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** What {@code oms run} or {@code oms resume} said and took. */
    public record Followed(String jobId, Tool.Result result) {}

    public Followed runUntilCaughtUp(Path project) {
        return follow("run", project.toString());
    }

    public Followed resumeUntilCaughtUp() {
        return follow("resume", OmsProject.NAME);
    }

    /** Verifies; the result is its line of JSON, whether the sides are equal or not. */
    public Tool.Result verify(Path project) {
        String oms = home.folder().resolve("bin/oms").toString();
        // 1 says that rows differ, which is no failure of the command.
        return tool("oms-verify")
                .run(
                        "sh",
                        "-c",
                        "\"$@\"; [ $? -le 1 ]",
                        "sh",
                        oms,
                        "verify",
                        project.toString(),
                        "--json");
    }

    public void runDetached(Path project) {
        oms("run", project.toString(), "--detach");
    }

    /** With a savepoint. */
    public void stop() {
        oms("stop", OmsProject.NAME);
    }

    private Followed follow(String command, String argument) {
        Tool.Result result = oms(command, argument, "--until", "caught-up", "--json");
        JsonNode line = Json.parse(result.text().strip());
        return new Followed(line.path("job_id").asText(), result);
    }

    private Tool.Result oms(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.folder().resolve("bin/oms").toString());
        command.addAll(List.of(arguments));
        return tool("oms-" + arguments[0]).run(command.toArray(String[]::new));
    }

    private Tool tool(String label) {
        return new Tool(folder, label)
                .without("OMS_EXTRA_CLASSPATH")
                .without("OMS_JAVA_OPTS")
                .environment("OMS_RUN_DIR", home.run().toString())
                .environment(OmsProject.PASSWORD_VARIABLE, ServerPlan.PASSWORD);
    }
}
