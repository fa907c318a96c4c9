package io.omsflink.cli;

import io.omsflink.cli.home.Json;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.run.ProjectState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms status [NAME]}. */
@Command(
        name = "status",
        description = "Shows every project that was started from here, or one in detail.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Name of the project.")
    private String name;

    @Option(names = "--json", description = "JSON: one line per project.")
    private boolean json;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        OmsHome home = OmsHome.locate();
        List<ProjectState> projects =
                name == null ? ProjectState.all(home) : List.of(ProjectState.find(name, home));
        if (json) {
            projects.forEach(p -> terminal.out().println(Json.line(StatusJson.of(p))));
        } else {
            terminal.out()
                    .print(
                            name == null
                                    ? StatusText.list(projects)
                                    : StatusText.detail(projects.get(0)));
        }
        return ExitCodes.OK;
    }
}
