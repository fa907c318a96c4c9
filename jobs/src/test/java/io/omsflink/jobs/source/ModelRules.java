package io.omsflink.jobs.source;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.project.TableId;
import java.util.List;

/** What must hold at every step of a {@link ModelJob}. */
final class ModelRules {
    private final ModelJob job;

    ModelRules(ModelJob job) {
        this.job = job;
    }

    void assigned(MigrationSplit split) throws Exception {
        if (split instanceof LogSplit log) {
            checkLog(log);
        } else if (split instanceof ChunkSplit chunk) {
            check(
                    job.copying().stream().noneMatch(other -> other.chunk() == chunk.chunk()),
                    "chunk " + chunk.chunk() + " is read twice");
        }
    }

    /** The log is behind every row: what is loaded later would overwrite newer rows. */
    private void checkLog(LogSplit log) throws Exception {
        List<ModelTable> tables = job.tables();
        for (int i = 0; i < tables.size(); i++) {
            ModelTable table = tables.get(i);
            checkLoaded(table);
            LogPosition copiedAt = log.copiedAt().get(i);
            check(
                    table.keyed() == (copiedAt == null),
                    "only a table without a key has a position of its own");
            check(
                    table.keyed() || job.target().reading(table) == copiedAt.offset(),
                    table.schema().id() + " holds another reading than the log begins behind");
        }
        check(log.position().equals(ModelWork.START), "the log begins elsewhere than at the start");
        check(!job.anybodyHasLog(), "the log is read twice");
    }

    /** Indexes are built on a table that is whole and stays so. */
    void checkLoaded(ModelTable table) throws Exception {
        TableId id = table.schema().id();
        check(job.target().holds(table), "rows of " + id + " are missing");
        check(
                job.copying().stream().noneMatch(chunk -> chunk.table().id().equals(id)),
                "rows of " + id + " arrive late");
    }

    void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + "; the last steps were " + job.lastSteps());
        }
    }
}
