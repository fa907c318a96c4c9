package io.omsflink.cli;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.run.ProjectState;
import io.omsflink.jobs.throttle.Limits;
import io.omsflink.jobs.throttle.ThrottleTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms throttle NAME}. */
@Command(
        name = "throttle",
        description = {
            "Limits how fast a project reads and writes, while it runs and from then on.",
            "What is given is changed, the rest stays; 0 is no limit. Takes effect within two"
                    + " seconds."
        },
        mixinStandardHelpOptions = true)
final class ThrottleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Name of the project.")
    private String name;

    @Option(
            names = "--read-rows",
            paramLabel = "N",
            description = "Rows read from the source in a second, in copy and log.")
    private Long readRows;

    @Option(
            names = "--read-bytes",
            paramLabel = "N",
            description = "Bytes read from the source in a second.")
    private Long readBytes;

    @Option(
            names = "--write-rows",
            paramLabel = "N",
            description = "Rows written to the target in a second, by loads and by the log.")
    private Long writeRows;

    @Option(
            names = "--write-bytes",
            paramLabel = "N",
            description = "Bytes written to the target in a second.")
    private Long writeBytes;

    @Option(names = "--off", description = "No limits, not even those of the project file.")
    private boolean off;

    @Option(names = "--show", description = "Show what holds; change nothing.")
    private boolean show;

    ThrottleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Limits given =
                new Limits(
                        limit("--read-rows", readRows),
                        limit("--read-bytes", readBytes),
                        limit("--write-rows", writeRows),
                        limit("--write-bytes", writeBytes));
        boolean changes = off || !given.equals(Limits.NONE);
        if (changes == show) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot throttle project %s: %s. Give a limit, --off or --show."
                            .formatted(
                                    name,
                                    show ? "--show stands beside a change" : "nothing is given"));
        }
        ProjectState state = ProjectState.find(name, OmsHome.locate());
        MigrationProject project = ProjectParser.parse(state.file());
        Limits limits = atTarget(project, given);
        terminal.out().print(ThrottleText.of(name, limits, project.speed()));
        return ExitCodes.OK;
    }

    private Limits atTarget(MigrationProject project, Limits given) {
        try (Connection target = Connections.open(project.target(), ConnectionRole.METADATA)) {
            Limits before = ThrottleTable.read(target, name).orElse(Limits.NONE);
            Limits after = given.over(off ? Limits.OFF : before);
            if (!show) {
                ThrottleTable.write(target, name, after);
            }
            return after;
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot use oms_meta.throttle of %s: %s. The account needs SELECT and INSERT on oms_meta."
                            .formatted(project.target(), e.getMessage()),
                    e);
        }
    }

    private OptionalLong limit(String option, Long value) {
        if (value != null && value < 0) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot throttle project %s: %s is %d. Give a number from 0 on; 0 is no limit."
                            .formatted(name, option, value));
        }
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
