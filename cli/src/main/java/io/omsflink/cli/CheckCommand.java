package io.omsflink.cli;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.CheckResult;
import io.omsflink.catalog.check.Precheck;
import io.omsflink.cli.home.Json;
import io.omsflink.project.ProjectParser;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms check FILE}. */
@Command(
        name = "check",
        description =
                "Asks both databases whether the project can run. Changes nothing. Exit code 2 when"
                        + " something fails.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Project file.")
    private Path file;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CheckReport report = Precheck.run(ProjectParser.parse(file));
        if (json) {
            terminal.out().println(Json.line(new ReportJson(report.passed(), report.results())));
        } else {
            report.results()
                    .forEach(r -> terminal.out().println(CheckText.line(r, terminal.columns())));
            terminal.out().println(CheckText.summary(report));
        }
        return report.passed() ? ExitCodes.OK : ExitCodes.USER;
    }

    /** JSON form of a report. */
    record ReportJson(boolean passed, List<CheckResult> results) {}
}
