package io.omsflink.bench.demo;

import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.ProgressDisplay;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.time.Duration;

/**
 * Passes looks at the job on to a display, and gives up on a job that gets nowhere: it tries again
 * for ever, as it should, but nobody waits for a demo for ever.
 */
final class Watch implements ProgressDisplay {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ProgressDisplay display;
    private String lastSeen = "";
    private long lastMoved;

    Watch(ProgressDisplay display) {
        this.display = display;
    }

    @Override
    public void show(JobView view) {
        display.show(view);
        String seen = view.progress() + " " + view.sink().rowsApplied();
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            lastMoved = view.at();
        } else if (view.at() - lastMoved > PATIENCE.toMillis()) {
            throw stuck(view);
        }
    }

    private static OmsException stuck(JobView view) {
        String cause = view.failure().isEmpty() ? "" : ", because: " + view.failure();
        return new OmsException(
                ErrorCode.CLUSTER_FAILED,
                "Cannot finish the demo: its job has got nowhere for %d minutes, it is %s%s. Look into the logs."
                        .formatted(PATIENCE.toMinutes(), view.state(), cause));
    }

    @Override
    public void close() {
        display.close();
    }
}
