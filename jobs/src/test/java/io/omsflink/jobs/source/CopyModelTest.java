package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.Plans;
import io.omsflink.jobs.Seed;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.Steps;
import io.omsflink.project.Steps.FullStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The copy on a model of Flink, with steps in random order: checkpoints between any two events,
 * failures of tasks, of checkpoints and of the JobManager. {@link ModelJob} and {@link ModelWork}
 * check at every step that nothing is lost, late or done twice.
 */
class CopyModelTest {
    private static final int ROUNDS = 600;
    private static final int CALM_STEPS = 20_000;

    private interface Goal {
        boolean reached(ModelJob job) throws Exception;
    }

    @Test
    void theLogIsReadOnceAndBehindEveryRowWhateverFailsWhen() throws Exception {
        Random random = Seed.random();
        for (int round = 0; round < ROUNDS; round++) {
            ModelJob job =
                    new ModelJob(random, Plans.shop(), 1 + random.nextInt(3), tables(random));
            trouble(job, random.nextInt(400));
            calm(job, ModelJob::logIsRead);
            assertThat(job.rowsCounted()).as(job.lastSteps()).isEqualTo(rows(job));
            trouble(job, 100);
            calm(job, ModelJob::logIsRead);
        }
    }

    @Test
    void aProjectWithoutTheLogEndsWhenEveryRowIsThere() throws Exception {
        JobPlan plan =
                Plans.of(new Steps(true, Optional.of(new FullStep(ExistingRows.STOP)), false));
        Random random = Seed.random();
        for (int round = 0; round < ROUNDS / 4; round++) {
            ModelJob job = new ModelJob(random, plan, 1 + random.nextInt(3), tables(random));
            trouble(job, random.nextInt(200));
            calm(job, ModelJob::ended);
            assertThat(job.rowsCounted()).as(job.lastSteps()).isEqualTo(rows(job));
        }
    }

    private static List<ModelTable> tables(Random random) {
        List<ModelTable> tables = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            tables.add(
                    random.nextInt(4) == 0
                            ? ModelTable.keyless("t" + i)
                            : ModelTable.keyed("t" + i, 1 + random.nextInt(6)));
        }
        return tables;
    }

    private static long rows(ModelJob job) {
        return job.tables().stream().mapToLong(ModelTable::rows).sum();
    }

    private static void trouble(ModelJob job, int steps) throws Exception {
        for (int i = 0; i < steps; i++) {
            job.step(true);
        }
    }

    /** Without further failures the goal must be reached. */
    private static void calm(ModelJob job, Goal goal) throws Exception {
        int steps = 0;
        while (!goal.reached(job)) {
            if (steps++ == CALM_STEPS) {
                throw new AssertionError("nothing moves on from " + job.describe());
            }
            job.step(false);
        }
    }
}
