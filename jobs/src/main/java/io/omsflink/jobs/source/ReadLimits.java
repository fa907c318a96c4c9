package io.omsflink.jobs.source;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.throttle.Limits;
import io.omsflink.jobs.throttle.LimitsWatch;
import io.omsflink.jobs.throttle.Throttle;
import io.omsflink.project.Pace;

/** How fast one reading task may read, as it is set just now. */
final class ReadLimits implements AutoCloseable {
    private final JobPlan plan;
    private final Throttle copying = new Throttle();
    private final Throttle following = new Throttle();
    private final LimitsWatch watch;

    ReadLimits(JobPlan plan) {
        this.plan = plan;
        this.watch = new LimitsWatch(plan, this::set);
        set(Limits.NONE);
    }

    private void set(Limits limits) {
        copying.pace(limits.read(plan.speed().full()), plan.speed().fullRead());
        // One task reads the log; the file limits it where it is applied.
        following.pace(limits.read(Pace.UNLIMITED), 1);
    }

    void start() {
        watch.start();
    }

    /** For the rows of the copy. */
    Throttle copying() {
        return copying;
    }

    /** For the log. */
    Throttle following() {
        return following;
    }

    @Override
    public void close() {
        watch.close();
    }
}
