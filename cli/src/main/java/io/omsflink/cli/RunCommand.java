package io.omsflink.cli;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.Precheck;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.ProjectState;
import io.omsflink.cli.run.Submission;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms run FILE}: check, submit, follow. */
@Command(
        name = "run",
        description =
                "Checks a project, submits it and shows its progress. Ctrl-C ends the command, not"
                        + " the project.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Project file.")
    private Path file;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description =
                    "Flink's REST interface, http://HOST:PORT. Without it: the cluster on this"
                            + " machine, started when it does not run.")
    private String flinkUrl;

    @Option(
            names = "--fresh",
            description =
                    "Begin from nothing although an earlier run can be resumed; its savepoints and"
                            + " checkpoints are deleted.")
    private boolean fresh;

    @Mixin private FollowOptions following;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MigrationProject project = ProjectParser.parse(file);
        OmsHome home = OmsHome.locate().prepare();
        Optional<FlinkTarget> remote =
                Optional.ofNullable(flinkUrl).map(FlinkTarget::remote).map(FlinkTarget::reached);
        Optional<ProjectState> earlier = ProjectState.tryFind(project.name(), home);
        earlier.ifPresent(this::refuse);
        check(project);
        FlinkTarget flink = remote.orElseGet(() -> FlinkTarget.startLocal(home, notes()::println));
        // Not before everything else is well: with them an earlier run could still go on.
        earlier.ifPresent(e -> e.folder().deleteSnapshots());
        earlier.ifPresent(e -> e.folder().deletePending());
        ProjectRecord started =
                new Submission(home, flink)
                        .submit(ProjectCompiler.compile(project), file, Optional.empty());
        return following.follow(project, started, flink, terminal);
    }

    private PrintStream notes() {
        return following.notes(terminal);
    }

    private void refuse(ProjectState earlier) {
        String name = earlier.project().name();
        if (earlier.active()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start project %s: it is running already. Look at it with `oms status %s`, end it with `oms stop %s`."
                            .formatted(name, name, name));
        }
        if (!fresh && !earlier.finished() && earlier.snapshot().isPresent()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot start project %s from nothing: an earlier run of it has got somewhere. Go on with `oms resume %s`, or give --fresh to forget that run."
                            .formatted(name, name));
        }
    }

    private void check(MigrationProject project) {
        CheckReport report = Precheck.run(project);
        report.warnings().forEach(w -> notes().println(CheckText.line(w, terminal.columns())));
        report.throwIfFailed();
        notes().println(CheckText.summary(report));
    }
}
