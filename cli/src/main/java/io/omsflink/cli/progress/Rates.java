package io.omsflink.cli.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Speeds of everything that is drawn. */
final class Rates {
    private static final String ALL = "";

    private final Map<String, Rate> copied = new HashMap<>();
    private final Rate applied = new Rate();

    void add(JobView view) {
        view.progress().tables().forEach(t -> copied(t.name()).add(view.at(), t.rows()));
        copied(ALL).add(view.at(), view.progress().rows());
        applied.add(view.at(), view.sink().rowsApplied());
    }

    double rowsPerSecond(TableProgress table) {
        return copied(table.name()).perSecond();
    }

    double rowsPerSecond() {
        return copied(ALL).perSecond();
    }

    double appliedPerSecond() {
        return applied.perSecond();
    }

    /** Time until {@code rows} more are copied; nothing while nobody can tell. */
    static Optional<Duration> remaining(long rows, double perSecond) {
        return perSecond < 1 || rows <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(1, Math.round(rows / perSecond))));
    }

    private Rate copied(String name) {
        return copied.computeIfAbsent(name, n -> new Rate());
    }
}
