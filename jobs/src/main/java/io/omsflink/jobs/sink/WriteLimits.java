package io.omsflink.jobs.sink;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.throttle.Limits;
import io.omsflink.jobs.throttle.LimitsWatch;
import io.omsflink.jobs.throttle.Throttle;
import io.omsflink.project.Pace;

/** How fast one writing task may write, as it is set just now. */
final class WriteLimits implements AutoCloseable {
    private final JobPlan plan;
    private final Throttle loading = new Throttle();
    private final Throttle applying = new Throttle();
    private final LimitsWatch watch;
    private boolean watching;

    WriteLimits(JobPlan plan) {
        this.plan = plan;
        this.watch = new LimitsWatch(plan, this::set);
        set(Limits.NONE);
    }

    private void set(Limits limits) {
        // The file limits the copy where it reads.
        loading.pace(limits.write(Pace.UNLIMITED), plan.speed().fullWrite());
        // The log goes to one task, whose connections share this.
        applying.pace(limits.write(plan.speed().incremental()), 1);
    }

    /** Begins to look for changes; from the second call on does nothing. */
    void watch() {
        if (!watching) {
            watching = true;
            watch.start();
        }
    }

    /** For the bulk loads of this task. */
    Throttle loading() {
        return loading;
    }

    /** For all connections that apply the log. */
    Throttle applying() {
        return applying;
    }

    @Override
    public void close() {
        watch.close();
    }
}
