package io.omsflink.cli.run;

import io.omsflink.cli.flink.FlinkRest;
import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.ProjectFolder;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.JobWatch;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of a project that was started from here: the record, and what its cluster says now.
 */
public record ProjectState(
        ProjectRecord project, ProjectFolder folder, FlinkTarget flink, JobView view) {

    /**
     * Looks a project up by name.
     *
     * @throws OmsException INVALID_ARGUMENT when no such project was started from here
     */
    public static ProjectState find(String name, OmsHome home) {
        return tryFind(name, home).orElseThrow(() -> unknown(name, home));
    }

    public static Optional<ProjectState> tryFind(String name, OmsHome home) {
        ProjectFolder folder = home.project(name);
        return folder.read().map(project -> look(project, folder, home));
    }

    public static List<ProjectState> all(OmsHome home) {
        return home.projects().stream()
                .map(folder -> look(folder.read().orElseThrow(), folder, home))
                .toList();
    }

    private static ProjectState look(ProjectRecord project, ProjectFolder folder, OmsHome home) {
        FlinkTarget flink = FlinkTarget.of(project, home);
        return new ProjectState(
                project, folder, flink, new JobWatch(flink.rest(), project.jobId()).look());
    }

    private static OmsException unknown(String name, OmsHome home) {
        String known =
                home.projects().stream()
                        .map(p -> p.folder().getFileName().toString())
                        .collect(Collectors.joining(", "));
        return new OmsException(
                ErrorCode.INVALID_ARGUMENT,
                "Cannot find project %s: %s. Start it with `oms run FILE`."
                        .formatted(
                                name,
                                known.isEmpty()
                                        ? "none was started from here"
                                        : "those started from here are " + known));
    }

    /** Whether its job occupies the cluster now. */
    public boolean active() {
        return view.found() && !view.ended();
    }

    /** Whether the job came to its own end, and was not stopped. */
    public boolean finished() {
        return view.state().equals("FINISHED") && project.savepoint().isEmpty();
    }

    /**
     * Place in the source's log up to which the target has everything; empty while there is none.
     */
    public String appliedPosition() {
        return new JobWatch(flink.rest(), project.jobId()).appliedPosition();
    }

    /**
     * The project file as it is now, so that a mended one counts; the copy of the last start when
     * it is gone.
     */
    public Path file() {
        Path given = Path.of(project.file());
        return Files.exists(given) ? given : folder.projectFile();
    }

    /** One word for people. */
    public String word() {
        if (!project.savepoint().isEmpty() && !active()) {
            return "STOPPED";
        }
        // A cluster that was started again has forgotten its jobs; what they were doing is in their
        // checkpoints.
        return view.found() ? view.state() : "LOST";
    }

    /** Where to go on: the newest savepoint or checkpoint; nothing when none was ever completed. */
    public Optional<String> snapshot() {
        return folder.newestSnapshot()
                .map(Path::toUri)
                .map(Object::toString)
                .or(this::snapshotElsewhere);
    }

    /** On a cluster that keeps its checkpoints where this machine cannot look. */
    private Optional<String> snapshotElsewhere() {
        return project.savepoint().isEmpty()
                ? latestCheckpoint(flink.rest())
                : Optional.of(project.savepoint());
    }

    private Optional<String> latestCheckpoint(FlinkRest rest) {
        return rest.find("/jobs/" + project.jobId() + "/checkpoints")
                .map(c -> c.path("latest").path("completed").path("external_path").asText(""))
                .filter(path -> !path.isEmpty());
    }
}
