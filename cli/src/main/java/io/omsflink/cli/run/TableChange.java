package io.omsflink.cli.run;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.PendingChange;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.PlainDisplay;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ObjectChange;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.jobs.meta.ProjectTables;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.MigrationProject;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Brings tables into a project that follows the log, and takes others out.
 *
 * <pre>
 *   side project: copies the new tables and follows the log for them; the project goes on
 *   both stop; P := end of the source's log
 *   side project: goes on exactly to P, and ends
 *   project: goes on with the new tables too, of which it leaves out what lies before P
 * </pre>
 *
 * <p>Each step can be repeated: what is under way is found in the folders of the two projects. From
 * the moment at which P is decided until the job has kept the new tables in a checkpoint, {@link
 * PendingChange} says so, and nothing else starts the job meanwhile.
 */
public final class TableChange {
    private static final Duration SAVEPOINT_LIMIT = Duration.ofSeconds(300);

    private final MigrationProject project;
    private final Path file;
    private final OmsHome home;
    private final PrintStream notes;

    public TableChange(MigrationProject project, Path file, OmsHome home, PrintStream notes) {
        this.project = project;
        this.file = file;
        this.home = home;
        this.notes = notes;
    }

    /** The side project when one is under way. */
    public Optional<ProjectState> side() {
        return ProjectState.tryFind(SideProject.name(project.name()), home);
    }

    /** Starts copying these tables beside the project. */
    public ProjectRecord copy(List<TableId> added, FlinkTarget flink) {
        home.project(SideProject.name(project.name()))
                .writePending(new PendingChange(added, List.of(), LogPosition.ofFile("", 0)));
        return submitSide(added, flink, Optional.empty());
    }

    /** The tables that the side project copies. */
    public List<TableId> begun() {
        return side().flatMap(side -> side.folder().pendingChange())
                .map(PendingChange::joined)
                .orElse(List.of());
    }

    /**
     * Goes on copying where the side project is. One that runs is started anew: a former call may
     * have told it to follow the log to a place that lies behind by now.
     */
    public ProjectRecord resumeCopy(FlinkTarget flink) {
        stop(side().orElseThrow());
        return submitSide(begun(), flink, side().orElseThrow().snapshot());
    }

    private ProjectRecord submitSide(
            List<TableId> added, FlinkTarget flink, Optional<String> snapshot) {
        JobPlan plan = ProjectCompiler.compile(SideProject.of(project, added));
        return new Submission(home, flink).submit(plan, file, snapshot);
    }

    /**
     * Lets the project go on with the new tables and without the others.
     *
     * @param added what the side project has copied; empty without one
     */
    public ProjectRecord join(List<TableId> added, List<TableId> left) {
        boolean copied = !added.isEmpty() && project.steps().full().isPresent();
        if (copied) {
            stop(side().orElseThrow());
        }
        ProjectState main = ProjectState.find(project.name(), home);
        if (main.active()) {
            notes.println("Stopping %s for a moment ...".formatted(project.name()));
            stop(main);
        }
        LogPosition at = sourceEnd();
        if (copied) {
            finishSide(added, at);
        }
        PendingChange change = new PendingChange(added, left, at);
        main.folder().writePending(change);
        return complete(change);
    }

    /** The last steps, also of a change that was interrupted there. */
    public ProjectRecord complete(PendingChange change) {
        side().filter(ProjectState::active).ifPresent(TableChange::cancel);
        ProjectState main = ProjectState.find(project.name(), home);
        if (main.active()) {
            stop(main);
        }
        String snapshot = ProjectState.find(project.name(), home).snapshot().orElseThrow();
        JobPlan plan =
                ProjectCompiler.compile(project)
                        .withChange(
                                ObjectChange.of(
                                        schemas(change.joined()), change.at(), change.left()));
        FlinkTarget flink = FlinkTarget.started(main.project(), home, notes::println).reached();
        ProjectRecord started =
                new Submission(home, flink).submit(plan, file, Optional.of(snapshot));
        awaitCheckpoint(started, flink);
        forgetSide();
        main.folder().deletePending();
        return started;
    }

    /** Gives up what is being copied; the tables stay at the target as they are. */
    public void abandon() {
        ProjectState side = side().orElseThrow();
        if (side.active()) {
            cancel(side);
        }
        target(
                "forget",
                target -> {
                    ProjectTables.forget(target, side.project().name());
                    return true;
                });
        side.folder().delete();
    }

    private static void cancel(ProjectState state) {
        new Stopping(state, SAVEPOINT_LIMIT).cancel();
    }

    private static void stop(ProjectState state) {
        if (state.active()) {
            new Stopping(state, SAVEPOINT_LIMIT).stop();
        }
    }

    /** Applies the log for the new tables exactly up to a place. */
    private void finishSide(List<TableId> added, LogPosition at) {
        ProjectState side = side().orElseThrow();
        FlinkTarget flink = FlinkTarget.started(side.project(), home, notes::println).reached();
        JobPlan plan =
                ProjectCompiler.compile(SideProject.of(project, added))
                        .withChange(ObjectChange.until(at));
        ProjectRecord started =
                new Submission(home, flink)
                        .submit(plan, side.file(), Optional.of(side.snapshot().orElseThrow()));
        follow(started, flink, () -> applied(started.name(), at));
        cancel(side().orElseThrow());
    }

    private boolean applied(String name, LogPosition at) {
        return target(
                "read how far %s is".formatted(name),
                target ->
                        ProgressTable.read(target, name)
                                .filter(applied -> CaughtUp.covers(applied, at))
                                .isPresent());
    }

    /** From then on whatever starts the job again knows the tables. */
    private void awaitCheckpoint(ProjectRecord started, FlinkTarget flink) {
        String path = "/jobs/" + started.jobId() + "/checkpoints";
        follow(
                started,
                flink,
                () ->
                        flink.rest()
                                .find(path)
                                .filter(c -> c.path("counts").path("completed").asLong() > 0)
                                .isPresent());
    }

    private static void follow(ProjectRecord started, FlinkTarget flink, BooleanSupplier reached) {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Follower(started, flink, new PlainDisplay(nowhere, started.name())).follow(reached);
    }

    private void forgetSide() {
        target(
                "tidy oms_meta",
                target -> {
                    ProjectTables.handOver(
                            target, SideProject.name(project.name()), project.name());
                    return true;
                });
        side().ifPresent(side -> side.folder().delete());
    }

    private List<TableSchema> schemas(List<TableId> tables) {
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA)) {
            return List.copyOf(SchemaReader.existing(source, tables).values());
        } catch (SQLException e) {
            throw sourceFailed(e);
        }
    }

    private LogPosition sourceEnd() {
        try (Connection source = Connections.open(project.source(), ConnectionRole.METADATA)) {
            return SourceLog.read(source).position();
        } catch (SQLException e) {
            throw sourceFailed(e);
        }
    }

    private OmsException sourceFailed(SQLException e) {
        return new OmsException(
                ErrorCode.SOURCE_FAILED,
                "Cannot ask %s for its log and tables: %s. Give the command again: it goes on from here."
                        .formatted(project.source(), e.getMessage()),
                e);
    }

    private interface Question<T> {
        T ask(Connection target) throws SQLException;
    }

    private <T> T target(String what, Question<T> question) {
        try (Connection target = Connections.open(project.target(), ConnectionRole.METADATA)) {
            return question.ask(target);
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot %s at %s: %s. Give the command again: it goes on from here."
                            .formatted(what, project.target(), e.getMessage()),
                    e);
        }
    }
}
