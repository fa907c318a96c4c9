package io.omsflink.cli;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.ProjectState;
import io.omsflink.cli.run.Submission;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms resume NAME}. */
@Command(
        name = "resume",
        description =
                "Goes on with a project that was stopped, has failed or has lost its cluster, from"
                        + " its newest savepoint or checkpoint.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Name of the project.")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "This savepoint or checkpoint instead of the newest one.")
    private String from;

    @ArgGroup private DdlAnswer ddl = new DdlAnswer();

    @Mixin private FollowOptions following;

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OmsHome home = OmsHome.locate().prepare();
        ProjectState state = ProjectState.find(name, home);
        if (state.active()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot resume project %s: it is running. Look at it with `oms status %s`."
                            .formatted(name, name));
        }
        if (state.folder().pendingChange().isPresent()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot resume project %s: a change of its tables is not at its end. Bring it there with `oms apply %s`."
                            .formatted(name, state.file()));
        }
        String snapshot = snapshot(state);
        Path file = state.file();
        MigrationProject project = ProjectParser.parse(file);
        JobPlan plan = ProjectCompiler.compile(project).withDdlAnswer(ddl.answer(), ddl.place());
        FlinkTarget flink =
                FlinkTarget.started(state.project(), home, following.notes(terminal)::println)
                        .reached();
        following.notes(terminal).println("Going on from " + snapshot + ".");
        ProjectRecord started =
                new Submission(home, flink).submit(plan, file, Optional.of(snapshot));
        return following.follow(project, started, flink, terminal);
    }

    private String snapshot(ProjectState state) {
        return Optional.ofNullable(from)
                .or(state::snapshot)
                .orElseThrow(
                        () ->
                                new OmsException(
                                        ErrorCode.INVALID_ARGUMENT,
                                        "Cannot resume project %s: it has no savepoint and no complete checkpoint. Start it again with `oms run %s`."
                                                .formatted(name, state.project().file())));
    }
}
