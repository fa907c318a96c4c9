package io.omsflink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OmsTest {
    private static final String PROJECT =
            """
            name: shop
            kind: migration
            source: {type: mysql, host: 127.0.0.1, port: 1, user: root, password: "${env:SRC_PASSWORD}"}
            target: {type: oceanbase, host: 127.0.0.1, port: 2, user: root, password: "${env:DST_PASSWORD}"}
            objects:
              include: ["shop.*"]
            steps:
              schema: {}
              full: {existing_rows: stop}
              incremental: {}
            """;

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    private int oms(String... arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        CommandLine oms = Oms.commandLine(new Terminal(stream, stream, false, 100, 24));
        return oms.setErr(new PrintWriter(errors, true)).execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("p.yaml"), text).toString();
    }

    @Test
    void planShowsTheCompiledProjectAndNoSecret() throws IOException {
        assertThat(oms("plan", file(PROJECT))).isEqualTo(ExitCodes.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("shop", "127.0.0.1");
    }

    @Test
    void aMistakeInTheFileIsAMessageWithoutStackTrace() throws IOException {
        assertThat(oms("plan", file(PROJECT.replace("objects", "objcets"))))
                .isEqualTo(ExitCodes.USER);
        assertThat(errors.toString()).contains("objcets", "objects").doesNotContain("\tat ");
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        assertThat(oms("stauts")).isEqualTo(ExitCodes.USER);
        assertThat(errors.toString()).contains("status");
    }

    @Test
    void anUnknownGoalIsRefused() {
        assertThat(oms("run", "x.yaml", "--until", "forever")).isEqualTo(ExitCodes.USER);
        assertThat(errors.toString()).contains("caught-up");
    }

    @Test
    void longCheckMessagesAreBrokenBetweenWords() {
        assertThat(CheckText.broken("aa bb cccccccc dd", 5))
                .containsExactly("aa bb", "cccccccc", "dd");
    }
}
