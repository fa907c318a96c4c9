package io.omsflink.cli.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
    @TempDir private Path temporary;

    private ProjectFolder project;

    @BeforeEach
    void create() {
        project = new ProjectFolder(temporary.resolve("shop"));
    }

    private Path snapshot(Path folder, long minutes) throws IOException {
        Files.createDirectories(folder);
        Path metadata = Files.createFile(folder.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(minutes * 60_000));
        return folder;
    }

    @Test
    void theNewestSnapshotWinsWhetherSavepointOrCheckpoint() throws IOException {
        snapshot(project.checkpoints().resolve("job1/chk-7"), 10);
        Path savepoint = snapshot(project.savepoints().resolve("savepoint-1"), 20);
        assertThat(project.newestSnapshot()).contains(savepoint);
        Path later = snapshot(project.checkpoints().resolve("job2/chk-3"), 30);
        assertThat(project.newestSnapshot()).contains(later);
    }

    @Test
    void anIncompleteCheckpointDoesNotCount() throws IOException {
        Files.createDirectories(project.checkpoints().resolve("job1/chk-8"));
        assertThat(project.newestSnapshot()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() {
        ProjectRecord written =
                new ProjectRecord("shop", "/a.yaml", "http://h:1", true, "job", "", 5);
        project.write(written);
        assertThat(project.read()).contains(written);
        project.write(written.withSavepoint("file:/s"));
        assertThat(project.read().orElseThrow().savepoint()).isEqualTo("file:/s");
    }

    @Test
    void snapshotsCanBeForgotten() throws IOException {
        snapshot(project.savepoints().resolve("savepoint-1"), 20);
        project.deleteSnapshots();
        assertThat(project.newestSnapshot()).isEmpty();
    }
}
