package io.omsflink.jobs;

import io.omsflink.project.ExistingRows;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.Steps.FullStep;
import java.time.Duration;

/** Turns a valid project into a plan. Opens nothing. */
public final class ProjectCompiler {
    /**
     * Rows of a chunk: what is read again after a failure, and small enough for one target
     * transaction.
     */
    static final int CHUNK_ROWS = 50_000;

    /**
     * A checkpoint costs the copy next to nothing, and the log phase begins with the first one
     * after the copy.
     */
    static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    private ProjectCompiler() {}

    public static JobPlan compile(MigrationProject project) {
        return new JobPlan(
                project.name(),
                project.source(),
                project.target(),
                project.objects(),
                project.steps().schema(),
                project.steps().full().isPresent(),
                project.steps().full().map(FullStep::existingRows).orElse(ExistingRows.STOP),
                project.steps().incremental(),
                project.steps().mode(),
                project.steps().hugeTransactions(),
                project.ignoreMarked(),
                project.speed(),
                CHUNK_ROWS,
                CHECKPOINT_INTERVAL,
                DdlPlan.of(project.steps().ddl()),
                project.steps().conflict(),
                project.steps().charsets(),
                ObjectChange.NONE);
    }
}
