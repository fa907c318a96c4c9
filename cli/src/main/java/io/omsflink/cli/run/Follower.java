package io.omsflink.cli.run;

import io.omsflink.cli.Waiting;
import io.omsflink.cli.flink.FailureText;
import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.JobWatch;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Follows a job until a goal is reached or it ends. The job does not notice whether anybody follows
 * it.
 */
public final class Follower {
    private static final long STEP_MS = 1_000;
    private static final Duration DELAY_LIMIT = Duration.ofSeconds(5);

    /** A JobManager that is being started again answers after seconds. */
    private static final long LOST_AFTER_MS = 60_000;

    private final ProjectRecord project;
    private final FlinkTarget flink;
    private final ProgressDisplay display;

    public Follower(ProjectRecord project, FlinkTarget flink, ProgressDisplay display) {
        this.project = project;
        this.flink = flink;
        this.display = display;
    }

    /**
     * Returns the last look at the job: it has finished, or the goal is reached while it goes on.
     *
     * @param reached asked from the log phase on
     * @throws OmsException CLUSTER_FAILED when the job has failed, with the reason in the job's own
     *     words, or was cancelled, or when the cluster is gone
     */
    public JobView follow(BooleanSupplier reached) {
        JobWatch watch = new JobWatch(flink.rest(), project.jobId());
        long lastFound = System.currentTimeMillis();
        while (true) {
            JobView view = watch.look();
            display.show(view);
            lastFound = view.found() ? view.at() : lastFound;
            if (view.ended()) {
                return ended(view);
            }
            if (view.at() - lastFound > LOST_AFTER_MS) {
                throw lost(view);
            }
            if (view.progress().inLog()
                    && view.state().equals("RUNNING")
                    && reached.getAsBoolean()) {
                return withDelay(view, watch);
            }
            Waiting.pause(STEP_MS);
        }
    }

    /** The first delay is measured just now; Flink gathers metrics once a second. */
    private static JobView withDelay(JobView reached, JobWatch watch) {
        JobView[] view = {reached};
        Waiting.until(
                DELAY_LIMIT,
                () -> {
                    view[0] = view[0].sink().delayMs() < 0 ? watch.look() : view[0];
                    return view[0].sink().delayMs() >= 0 || !view[0].state().equals("RUNNING");
                });
        return view[0];
    }

    private JobView ended(JobView view) {
        if (view.state().equals("FINISHED")) {
            return view;
        }
        String name = project.name();
        String what =
                view.failure().isEmpty()
                        ? "its job was " + view.state().toLowerCase(Locale.ROOT) + "."
                        : view.failure();
        String next =
                FailureText.tellsHowToGoOn(what)
                        ? ""
                        : "%nWhen that is mended: oms resume %s".formatted(name);
        throw new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Project %s has stopped: %s%s".formatted(name, what, next));
    }

    private OmsException lost(JobView view) {
        String what =
                view.state().equals("UNREACHABLE")
                        ? "Flink at %s does not answer"
                        : "Flink at %s does not know its job any more";
        return new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Cannot follow project %s: %s. Go on from its last checkpoint with `oms resume %s`."
                        .formatted(project.name(), what.formatted(flink.url()), project.name()));
    }
}
