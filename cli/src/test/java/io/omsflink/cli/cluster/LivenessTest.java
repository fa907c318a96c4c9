package io.omsflink.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {

    @Test
    void aProcessThatHasEndedDoesNotRunAlthoughItsParentTakesNoNote() throws IOException {
        // The shell becomes a program that never waits for the child it has.
        Process parent =
                new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; exec sleep 1000").start();
        try (BufferedReader words = parent.inputReader()) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(words.readLine())).orElseThrow();
            assertThat(Liveness.runs(child)).isTrue();
            assertThat(Liveness.awaitEnd(child, Duration.ofMillis(1))).isFalse();
            child.destroyForcibly();
            assertThat(Liveness.awaitEnd(child, Duration.ofSeconds(20))).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }
}
