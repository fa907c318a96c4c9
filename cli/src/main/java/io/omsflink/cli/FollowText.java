package io.omsflink.cli;

import io.omsflink.cli.home.ProjectRecord;
import io.omsflink.cli.progress.JobView;
import io.omsflink.cli.progress.Progress;
import io.omsflink.cli.progress.Words;
import io.omsflink.cli.run.FlinkTarget;
import java.time.Duration;

/** Last words of {@code oms run}. */
final class FollowText {
    private FollowText() {}

    static String end(String name, JobView view, boolean detached) {
        if (detached) {
            return "Look at it with `oms status %s`.".formatted(name);
        }
        String copied = copied(view.progress(), view.at());
        return view.ended()
                ? "Project %s is done: %s.".formatted(name, copied)
                : "Project %s has caught up: %s, delay %s. It goes on; end it with `oms stop %s`."
                        .formatted(name, copied, Words.delay(view.sink().delayMs()), name);
    }

    private static String copied(Progress progress, long now) {
        Duration duration = Duration.ofMillis((long) (progress.copySeconds(now) * 1000));
        return "%s rows of %d tables copied in %s"
                .formatted(
                        Words.count(progress.rows()),
                        progress.tablesTotal(),
                        Words.duration(duration));
    }

    static String interrupted(ProjectRecord project, FlinkTarget flink) {
        return "Project %s goes on without this command. Look at it with `oms status %s` or at %s; end it with `oms stop %s`."
                .formatted(
                        project.name(),
                        project.name(),
                        flink.page(project.jobId()),
                        project.name());
    }
}
