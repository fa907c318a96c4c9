package io.omsflink.bench.demo;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.Precheck;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.cli.run.CaughtUp;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.Follower;
import io.omsflink.cli.run.Submission;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ProjectParser;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The steps of {@code oms run}, with the demo's home. */
record Migration(MigrationProject project, ProjectRecord started, FlinkTarget flink) {

    /** Reads the file, checks the project and submits its job. */
    static Migration start(Path file, OmsHome home, String flinkUrl, Consumer<String> warnings) {
        MigrationProject project = ProjectParser.parse(file);
        CheckReport report = Precheck.run(project);
        report.warnings().forEach(warning -> warnings.accept(warning.paragraph()));
        report.throwIfFailed();
        FlinkTarget flink = new FlinkTarget(flinkUrl, true);
        ProjectRecord started =
                new Submission(home, flink)
                        .submit(ProjectCompiler.compile(project), file, Optional.empty());
        return new Migration(project, started, flink);
    }

    /** The job's page in the web UI. */
    String page() {
        return flink.page(started.jobId());
    }

    /** Follows the job until it has caught up and {@code enough} holds after that. */
    JobView follow(ProgressDisplay display, BooleanSupplier enough) {
        Watch watch = new Watch(display);
        try (CaughtUp caughtUp = new CaughtUp(project)) {
            Once reached = new Once(caughtUp::reached);
            return new Follower(started, flink, watch)
                    .follow(() -> reached.holds() && enough.getAsBoolean());
        } finally {
            watch.close();
        }
    }

    /** Remembers that a condition has held. */
    private static final class Once {
        private final BooleanSupplier condition;
        private boolean held;

        Once(BooleanSupplier condition) {
            this.condition = condition;
        }

        boolean holds() {
            held = held || condition.getAsBoolean();
            return held;
        }
    }
}
