package io.omsflink.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.cli.home.OmsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir private Path folder;

    private DemoFolder claim() {
        return DemoFolder.claim(new OmsHome(folder, folder.resolve("run"), folder.resolve("log")));
    }

    @Test
    void twoDemosDoNotRunAtATime() {
        try (DemoFolder first = claim()) {
            assertThat(first.record()).isEmpty();
            assertThatThrownBy(this::claim).hasMessageContaining("another `oms demo`");
        }
        claim().close();
    }

    @Test
    void aLaterCommandFindsWhatHasToBeRemoved() {
        DemoRecord record =
                new DemoRecord(true, List.of(new OwnServer(7, "/nowhere")), List.of("shop"));
        try (DemoFolder first = claim()) {
            first.write(record);
        }
        try (DemoFolder second = claim()) {
            assertThat(second.record()).contains(record);
            second.delete();
            assertThat(second.record()).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerCanReadASecret() throws IOException {
        try (DemoFolder demo = claim()) {
            demo.writeSecret("OMS_DEMO_TEST", "secret");
            Path file = demo.secretFile("OMS_DEMO_TEST");
            assertThat(Files.readString(file)).isEqualTo("secret\n");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void theLogsOfAFailureOutliveTheRest() throws IOException {
        try (DemoFolder demo = claim()) {
            assertThat(demo.saveLogs()).isEmpty();
            Files.createDirectories(demo.home().log());
            Files.writeString(demo.home().log().resolve("jobmanager.log"), "words");
            Path saved = demo.saveLogs().orElseThrow();
            demo.delete();
            assertThat(saved.resolve("jobmanager.log")).hasContent("words");
        }
    }

    @Test
    void aProcessWithTheNumberOfAServerThatEndedIsLeftAlone() throws IOException {
        Path data = Files.createDirectory(folder.resolve("server-1"));
        new OwnServer(ProcessHandle.current().pid(), data.toString()).remove();
        assertThat(data).doesNotExist();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
