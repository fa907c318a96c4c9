package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.ApplyMode;
import io.omsflink.project.ConflictPolicy;
import io.omsflink.project.ExistingRows;
import io.omsflink.project.HugeTransactions;
import io.omsflink.project.Speed;
import io.omsflink.project.Steps;
import io.omsflink.project.Steps.FullStep;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class JobPlanTest {

    private static String golden(String name) throws Exception {
        try (InputStream in = JobPlanTest.class.getResourceAsStream("/plan/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    private static String rendered(Steps steps, Speed speed) {
        return ProjectCompiler.compile(Plans.project(steps, speed)).render().replace("\r\n", "\n");
    }

    @Test
    void aPlanOfAllStepsReadsLikeThis() throws Exception {
        assertThat(rendered(Plans.SHOP.steps(), new Speed(2, 2, 4))).isEqualTo(golden("all-steps"));
    }

    @Test
    void aPlanOfTheCopyAloneReadsLikeThis() throws Exception {
        Steps full = new Steps(false, Optional.of(new FullStep(ExistingRows.IGNORE)), false);
        assertThat(rendered(full, new Speed(3, 5, 4))).isEqualTo(golden("full-only"));
    }

    @Test
    void aPlanWithoutACopyReadsAndWritesOnOneTask() {
        assertThat(rendered(new Steps(true, Optional.empty(), true), new Speed(3, 5, 4)))
                .contains("uid oms-source  parallelism 1", "uid oms-target  parallelism 1")
                .doesNotContain("full copy");
    }

    @Test
    void aPlanSaysInWhatOrderTheLogIsApplied() {
        Steps byRow =
                new Steps(
                        false,
                        Optional.empty(),
                        true,
                        ApplyMode.ROW,
                        HugeTransactions.SLICES,
                        ConflictPolicy.STOP);
        assertThat(rendered(byRow, new Speed(1, 1, 3)))
                .contains("shared out to 3 connections by row", "huge ones in slices");
        assertThat(rendered(byRow, new Speed(1, 1, 1))).contains("in commit order");
    }

    @Test
    void aPlanNamesSecretsAndHoldsNone() {
        assertThat(Plans.shop().render())
                .contains("${env:SOURCE_PASSWORD}", "${env:TARGET_PASSWORD}");
    }

    @Test
    void aProjectIsCompiledIntoThePlan() {
        JobPlan plan = Plans.shop();
        assertThat(plan.name()).isEqualTo("shop");
        assertThat(plan.source()).isEqualTo(Plans.SHOP.source());
        assertThat(plan.target()).isEqualTo(Plans.SHOP.target());
        assertThat(plan.objects()).isEqualTo(Plans.SHOP.objects());
        assertThat(plan.speed()).isEqualTo(Plans.SHOP.speed());
        assertThat(plan.schema() && plan.full() && plan.incremental()).isTrue();
        assertThat(plan.existingRows()).isEqualTo(ExistingRows.STOP);
        assertThat(plan.ddl().place()).isEmpty();
    }

    @Test
    void stepsThatAreLeftOutAreLeftOut() {
        JobPlan log = Plans.of(new Steps(false, Optional.empty(), true));
        assertThat(log.schema() || log.full()).isFalse();
        assertThat(log.incremental()).isTrue();
        JobPlan copy =
                Plans.of(new Steps(true, Optional.of(new FullStep(ExistingRows.IGNORE)), false));
        assertThat(copy.existingRows()).isEqualTo(ExistingRows.IGNORE);
        assertThat(copy.incremental()).isFalse();
    }

    @Test
    void aPolicyForConflictsIsNamedUnlessItIsTheDefault() {
        Steps steps = Plans.SHOP.steps();
        Steps skip =
                new Steps(
                        steps.schema(),
                        steps.full(),
                        true,
                        steps.mode(),
                        steps.hugeTransactions(),
                        ConflictPolicy.SKIP);
        assertThat(Plans.of(skip).render())
                .contains(", conflicts: skip (rows are compared with the log first)");
        assertThat(Plans.shop().render()).doesNotContain("conflicts");
    }

    @Test
    void passingADefinitionChangesNothingElse() {
        JobPlan plan = Plans.shop();
        JobPlan passing = plan.withDdlAnswer(DdlPlan.Answer.APPLIED, "bin.000003:77");
        assertThat(passing.ddl().place()).isEqualTo("bin.000003:77");
        assertThat(passing.withDdlAnswer(DdlPlan.Answer.NONE, "")).isEqualTo(plan);
    }

    @Test
    void aPlanTravelsToTheCluster() throws Exception {
        assertThat(InstantiationUtil.clone(Plans.shop())).isEqualTo(Plans.shop());
    }
}
