package io.omsflink.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir private Path folder;

    @Test
    void findsTheProcessAgain() {
        PidFile file = new PidFile(folder.resolve("p.pid"));
        file.write(ProcessHandle.current());
        assertThat(file.process()).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessWithTheSameIdIsNotTaken() throws IOException {
        Path path = folder.resolve("p.pid");
        Files.write(
                path,
                List.of(Long.toString(ProcessHandle.current().pid()), "2001-01-01T00:00:00Z"));
        assertThat(new PidFile(path).process()).isEmpty();
    }

    @Test
    void noFileIsNoProcess() {
        assertThat(new PidFile(folder.resolve("none")).process()).isEmpty();
    }
}
