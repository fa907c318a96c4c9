package io.omsflink.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.OmsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {
    @TempDir private Path folder;

    @Test
    void givesTheReasonThatJavaLeavesOut() {
        assertThat(FileFailure.reason(new AccessDeniedException("/run")))
                .isEqualTo("permission denied");
        assertThat(
                        FileFailure.reason(
                                new FileSystemException("/run", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileFailure.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    void tellsTroubleWithADiskFromMistakesOfTheProgram() {
        assertThat(FileFailure.words(new UncheckedIOException(new AccessDeniedException("/run/x"))))
                .contains(
                        "Cannot read or write /run/x: permission denied. Look at the disk and at"
                                + " the rights of that folder.");
        assertThat(
                        FileFailure.words(
                                        new UncheckedIOException(
                                                new IOException("No space left on device")))
                                .orElseThrow())
                .contains("No space left on device");
        assertThat(FileFailure.words(new IllegalStateException(new IOException("Stream closed"))))
                .isEmpty();
    }

    @Test
    void aFolderThatTakesCheckpointsIsLeftAsItWas() throws IOException {
        ProjectFolder project = new ProjectFolder(folder.resolve("shop"));
        project.requireRoomForCheckpoints();
        assertThat(project.checkpoints()).isEmptyDirectory();
    }

    @Test
    void aFolderThatTakesNoCheckpointsIsRefused() throws IOException {
        ProjectFolder project = new ProjectFolder(folder.resolve("shop"));
        Files.createDirectory(project.folder());
        Files.createFile(project.checkpoints());
        assertThatThrownBy(project::requireRoomForCheckpoints)
                .isInstanceOf(OmsException.class)
                .hasMessageStartingWith(
                        "Cannot keep checkpoints in "
                                + project.checkpoints()
                                + ": a file is in the place");
    }
}
