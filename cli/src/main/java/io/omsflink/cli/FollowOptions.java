package io.omsflink.cli;

import io.omsflink.cli.home.Json;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.JobWatch;
import io.omsflink.cli.progress.PlainDisplay;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.cli.run.CaughtUp;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.Follower;
import io.omsflink.cli.run.Goal;
import io.omsflink.cli.run.RunResult;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What {@code oms run} and {@code oms resume} do once the job is submitted. */
final class FollowOptions {
    @Option(
            names = "--until",
            paramLabel = "GOAL",
            converter = GoalName.class,
            description =
                    "caught-up: come back when everything is applied that the source had committed"
                            + " when the copy ended. end: when the job ends (default). The job goes"
                            + " on.")
    private Goal goal = Goal.END;

    @Option(names = "--detach", description = "Come back as soon as the job is submitted.")
    private boolean detach;

    @Option(
            names = "--json",
            description = "One line of JSON at the end; everything else goes to standard error.")
    private boolean json;

    /** Where to say what is being done. */
    PrintStream notes(Terminal terminal) {
        return json ? terminal.err() : terminal.out();
    }

    int follow(
            MigrationProject project, ProjectRecord started, FlinkTarget flink, Terminal terminal) {
        notes(terminal)
                .println(
                        "Project %s runs: %s"
                                .formatted(started.name(), flink.page(started.jobId())));
        JobView last =
                detach
                        ? new JobWatch(flink.rest(), started.jobId()).look()
                        : watch(project, started, flink, terminal);
        if (json) {
            terminal.out().println(Json.line(RunResult.of(started, flink, last)));
        } else {
            terminal.out().println(FollowText.end(started.name(), last, detach));
        }
        return ExitCodes.OK;
    }

    private JobView watch(
            MigrationProject project, ProjectRecord started, FlinkTarget flink, Terminal terminal) {
        ProgressDisplay display =
                json
                        ? new PlainDisplay(terminal.err(), started.name())
                        : terminal.display(started.name());
        Thread farewell =
                new Thread(
                        () ->
                                notes(terminal)
                                        .println("\n" + FollowText.interrupted(started, flink)));
        Runtime.getRuntime().addShutdownHook(farewell);
        try (CaughtUp caughtUp = new CaughtUp(project)) {
            BooleanSupplier reached = goal == Goal.CAUGHT_UP ? caughtUp::reached : () -> false;
            return new Follower(started, flink, display).follow(reached);
        } catch (OmsException e) {
            if (json) {
                JobView view = new JobWatch(flink.rest(), started.jobId()).look();
                terminal.out().println(Json.line(RunResult.of(started, flink, view)));
            }
            throw e;
        } finally {
            display.close();
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    /** {@code caught-up} for {@link Goal#CAUGHT_UP}. */
    static final class GoalName implements CommandLine.ITypeConverter<Goal> {
        @Override
        public Goal convert(String name) {
            for (Goal goal : Goal.values()) {
                if (goal.name().replace('_', '-').equalsIgnoreCase(name)) {
                    return goal;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "there is caught-up and end, not " + name.toLowerCase(Locale.ROOT));
        }
    }
}
