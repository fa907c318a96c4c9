package io.omsflink.cli;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.run.ProjectState;
import io.omsflink.cli.run.Stopping;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms stop NAME}. */
@Command(
        name = "stop",
        description = "Stops a project with a savepoint, from which `oms resume` goes on.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Name of the project.")
    private String name;

    @Option(
            names = "--no-savepoint",
            description = "End it at once; `oms resume` then goes on from its last checkpoint.")
    private boolean noSavepoint;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for the savepoint (default ${DEFAULT-VALUE}).")
    private int seconds;

    StopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ProjectState state = ProjectState.find(name, OmsHome.locate());
        if (!state.active()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot stop project %s: it does not run, its state is %s. Look at it with `oms status %s`."
                            .formatted(name, state.word(), name));
        }
        terminal.out().println(words(stop(new Stopping(state, Duration.ofSeconds(seconds)))));
        return ExitCodes.OK;
    }

    private Optional<String> stop(Stopping stopping) {
        if (noSavepoint) {
            stopping.cancel();
            return Optional.empty();
        }
        return stopping.stop();
    }

    private String words(Optional<String> savepoint) {
        return savepoint
                .map(
                        path ->
                                "Project %s is stopped, its savepoint is %s. Go on with `oms resume %s`."
                                        .formatted(name, path, name))
                .orElse(
                        "Project %s is stopped without a savepoint. `oms resume %s` goes on from its last checkpoint."
                                .formatted(name, name));
    }
}
