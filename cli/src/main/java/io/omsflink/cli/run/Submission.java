package io.omsflink.cli.run;

import io.omsflink.cli.home.OmsHome;
import io.omsflink.cli.home.ProjectFolder;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.MigrationJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;

/** Sends a project's job to a cluster and remembers where it went. */
public final class Submission {
    private final OmsHome home;
    private final FlinkTarget flink;

    public Submission(OmsHome home, FlinkTarget flink) {
        this.home = home;
        this.flink = flink;
    }

    /**
     * Submits; returns as soon as the cluster has taken the job.
     *
     * @param file project file that {@code plan} was compiled from
     * @param snapshot checkpoint or savepoint to go on from
     */
    public ProjectRecord submit(JobPlan plan, Path file, Optional<String> snapshot) {
        ProjectFolder folder = home.project(plan.name());
        if (flink.sharesFiles()) {
            folder.requireRoomForCheckpoints();
        }
        folder.copyProjectFile(file);
        if (flink.local()) {
            HandedSecrets.write(List.of(plan.source(), plan.target()), home, System.getenv());
        }
        String jobId =
                MigrationJob.submit(configuration(folder, snapshot), plan).getJobID().toHexString();
        ProjectRecord started =
                new ProjectRecord(
                        plan.name(),
                        file.toAbsolutePath().normalize().toString(),
                        flink.url(),
                        flink.local(),
                        jobId,
                        "",
                        System.currentTimeMillis());
        folder.write(started);
        return started;
    }

    private Configuration configuration(ProjectFolder folder, Optional<String> snapshot) {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "remote");
        configuration.set(DeploymentOptions.ATTACHED, false);
        configuration.set(RestOptions.ADDRESS, flink.host());
        configuration.set(RestOptions.PORT, flink.port());
        configuration.set(PipelineOptions.JARS, List.of(home.jobsJar().toUri().toString()));
        if (flink.sharesFiles()) {
            // Elsewhere the cluster's own directory counts: ours may not exist there.
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    folder.checkpoints().toUri().toString());
            configuration.set(
                    CheckpointingOptions.SAVEPOINT_DIRECTORY,
                    folder.savepoints().toUri().toString());
        }
        snapshot.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        return configuration;
    }
}
