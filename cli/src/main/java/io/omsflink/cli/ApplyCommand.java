package io.omsflink.cli;

import io.omsflink.catalog.check.CheckReport;
import io.omsflink.catalog.check.Precheck;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.PendingChange;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.run.CaughtUp;
import io.omsflink.cli.run.FlinkTarget;
import io.omsflink.cli.run.Follower;
import io.omsflink.cli.run.ProjectState;
import io.omsflink.cli.run.SideProject;
import io.omsflink.cli.run.TableChange;
import io.omsflink.cli.run.TableDifference;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.ProjectParser;
import io.omsflink.project.TableId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oms apply FILE}: the tables of a running project become those of its edited file. */
@Command(
        name = "apply",
        description =
                "Brings the tables that an edited project file adds into the running project, and"
                        + " takes those out that it drops. New tables are copied while the others"
                        + " go on; then the project stops for some seconds and goes on with all."
                        + " Given again after an interruption it goes on where it was.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Project file.")
    private Path file;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(
            names = "--abandon",
            description =
                    "Give up what is being copied. The new tables stay at the target as they are;"
                            + " drop them before the next try.")
    private boolean abandon;

    private MigrationProject project;
    private OmsHome home;
    private TableChange change;

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        project = ProjectParser.parse(file);
        home = OmsHome.locate().prepare();
        change = new TableChange(project, file, home, out());
        ProjectState main = ProjectState.find(project.name(), home);
        Optional<PendingChange> pending = main.folder().pendingChange();
        if (abandon) {
            return abandon(pending);
        }
        if (pending.isPresent()) {
            out().println("Going on with the change that was under way.");
            return end(
                    pending.get().joined(), pending.get().left(), change.complete(pending.get()));
        }
        TableDifference difference = TableDifference.of(project);
        refuseChangedRules(main, difference.kept());
        show(difference);
        if (difference.isEmpty() || dryRun) {
            return ExitCodes.OK;
        }
        requireFollowing(main);
        if (!difference.added().isEmpty() && project.steps().full().isPresent()) {
            copy(main, SideProject.of(project, difference.added()), difference.added());
        }
        return end(
                difference.added(),
                difference.left(),
                change.join(difference.added(), difference.left()));
    }

    /** Rows that the old rules left out, or put elsewhere, would not be fetched. */
    private void refuseChangedRules(ProjectState main, List<TableId> kept) {
        Path before = main.folder().projectFile();
        if (!Files.exists(before)) {
            return;
        }
        ObjectRules old = ProjectParser.parse(before).objects();
        List<String> changed =
                kept.stream()
                        .filter(table -> !old.sameFor(table, project.objects()))
                        .map(TableId::toString)
                        .toList();
        if (!changed.isEmpty()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot change what the running project %s moves of %s: rows that are copied already would stay as the old rename, columns, dml and where made them. Write their entries as they were, or begin a project of another name."
                            .formatted(project.name(), String.join(", ", changed)));
        }
    }

    private PrintStream out() {
        return terminal.out();
    }

    private int abandon(Optional<PendingChange> pending) {
        if (change.side().isEmpty() || pending.isPresent()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot abandon a change of project %s: %s."
                            .formatted(
                                    project.name(),
                                    pending.isPresent()
                                            ? "its tables are copied and about to join; give `oms"
                                                    + " apply` without --abandon"
                                            : "none is under way"));
        }
        change.abandon();
        out().println("The change is abandoned; the tables copied so far stay at the target.");
        return ExitCodes.OK;
    }

    private void show(TableDifference difference) {
        if (difference.isEmpty()) {
            out().println(
                            "Project %s follows exactly the tables of %s: nothing to do."
                                    .formatted(project.name(), file));
        }
        difference.added().forEach(table -> out().println("  + " + table));
        difference.left().forEach(table -> out().println("  - " + table));
    }

    /** A project that a former call has stopped has its new tables under way. */
    private void requireFollowing(ProjectState main) {
        boolean following = main.active() && main.view().progress().inLog();
        if (!following && change.side().isEmpty()) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot change the tables of project %s: it does not follow the log now, its state is %s. Wait for its copy or resume it (oms status %s), then give the command again."
                            .formatted(project.name(), main.word(), project.name()));
        }
    }

    private void copy(ProjectState main, MigrationProject side, List<TableId> added) {
        FlinkTarget flink = FlinkTarget.started(main.project(), home, out()::println).reached();
        ProjectRecord copying =
                change.side()
                        .map(found -> goOn(added, flink))
                        .orElseGet(
                                () -> {
                                    check(side);
                                    return change.copy(added, flink);
                                });
        out().println(
                        "Copying %s beside %s: %s"
                                .formatted(
                                        tables(added.size()),
                                        project.name(),
                                        flink.page(copying.jobId())));
        try (CaughtUp caughtUp = new CaughtUp(side)) {
            var display = terminal.display(copying.name());
            try {
                new Follower(copying, flink, display).follow(caughtUp::reached);
            } finally {
                display.close();
            }
        }
    }

    /** The tables that a former call began with must be those of now. */
    private ProjectRecord goOn(List<TableId> added, FlinkTarget flink) {
        List<TableId> begun = change.begun();
        if (!begun.equals(added)) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot add %s to project %s: a former `oms apply` is copying %s. Let the file select those again and give the command, or give them up with `oms apply %s --abandon`."
                            .formatted(added, project.name(), begun, file));
        }
        out().println("Going on with the copy that was under way.");
        return change.resumeCopy(flink);
    }

    private void check(MigrationProject side) {
        CheckReport report = Precheck.run(side);
        report.warnings().forEach(w -> out().println(CheckText.line(w, terminal.columns())));
        report.throwIfFailed();
        out().println(CheckText.summary(report));
    }

    private static String tables(int number) {
        return number == 1 ? "1 table" : number + " tables";
    }

    private int end(List<TableId> added, List<TableId> left, ProjectRecord started) {
        out().println(
                        "Project %s goes on with %s more and %s less: %s"
                                .formatted(
                                        project.name(),
                                        tables(added.size()),
                                        left.size(),
                                        FlinkTarget.of(started, home).page(started.jobId())));
        return ExitCodes.OK;
    }
}
