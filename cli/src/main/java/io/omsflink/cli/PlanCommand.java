package io.omsflink.cli;

import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.project.ProjectParser;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code oms plan FILE}. */
@Command(
        name = "plan",
        description = "Shows what a run would do. Opens no connection.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Project file.")
    private Path file;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .println(
                        ProjectCompiler.compile(ProjectParser.parse(file))
                                .render()
                                .stripTrailing());
        return ExitCodes.OK;
    }
}
