package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.Plans;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.jobs.Seed;
import io.omsflink.jobs.element.LogTransaction;
import io.omsflink.jobs.meta.AppliedShares;
import io.omsflink.project.ApplyMode;
import io.omsflink.project.ConflictPolicy;
import io.omsflink.project.HugeTransactions;
import io.omsflink.project.Speed;
import io.omsflink.project.Steps;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random transactions of a source in memory, applied in any mode by any number of connections that
 * overtake each other, and that crash now and then and begin again, maybe in another mode: source
 * and target must hold the same rows in the end, and no change may miss the row that it is about.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelApplyModelTest {
    private static final int ROUNDS = 500;
    private static final int CHANGES = 150;

    private final Random random = Seed.random();

    @Test
    void everyChangeIsAppliedOnceWhateverOvertakesOrFails() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ModelSource source = new ModelSource(random, CHANGES);
            ModelLog log = new ModelLog(random, source.log());
            SqlTarget target = new SqlTarget(ModelSource.TABLES);
            ModelRecords records = new ModelRecords(log.start());
            int crashes = 0;
            while (!applied(log, records, target)) {
                crashes++;
            }
            for (TableSchema table : ModelSource.TABLES) {
                String name = table.id().table();
                assertThat(target.table(name).sorted())
                        .as("table %s in round %d after %d crashes", name, round, crashes)
                        .isEqualTo(source.table(name).sorted());
            }
        }
    }

    /** Returns false when it has crashed. */
    private boolean applied(ModelLog log, ModelRecords records, SqlTarget target)
            throws InterruptedException {
        JobPlan plan = anyPlan();
        ApplyWindow window = new ApplyWindow(records.saved());
        AppliedShares inherited = records.takeOver(plan.appliers());
        ModelCrew crew = new ModelCrew(random, plan.appliers(), window, records, inherited, target);
        Dispatch dispatch = new Dispatch(plan, ModelSource.TABLES, window, crew, inherited);
        try {
            for (LogTransaction next : log.after(records.saved())) {
                dispatch.transaction(next);
            }
            dispatch.drain();
            return true;
        } catch (ModelCrew.Crash e) {
            return false;
        }
    }

    private JobPlan anyPlan() {
        ApplyMode mode = ApplyMode.values()[random.nextInt(ApplyMode.values().length)];
        HugeTransactions huge =
                HugeTransactions.values()[random.nextInt(HugeTransactions.values().length)];
        return ProjectCompiler.compile(
                Plans.project(
                        new Steps(false, Optional.empty(), true, mode, huge, ConflictPolicy.STOP),
                        new Speed(1, 1, 1 + random.nextInt(4))));
    }
}
