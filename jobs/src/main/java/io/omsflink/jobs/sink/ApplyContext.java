package io.omsflink.jobs.sink;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.meta.AppliedAhead;
import io.omsflink.jobs.meta.AppliedPosition;
import io.omsflink.jobs.throttle.Throttle;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the applying connections of a project share.
 *
 * @param throttle how fast all of them together may write
 * @param recorded the position that is recorded at the target
 * @param checked whether rows that a transaction changes, which ends there, are compared with the
 *     log first
 * @param failure takes what a thread failed with
 */
record ApplyContext(
        JobPlan plan,
        WriterMetrics metrics,
        AppliedPosition position,
        ApplyWindow window,
        Commits commits,
        Throttle throttle,
        Supplier<LogPosition> recorded,
        Predicate<LogPoint> checked,
        Consumer<Throwable> failure) {

    AppliedAhead record(int connection) {
        return position.ahead(connection);
    }

    LogPosition saved() {
        return recorded.get();
    }

    void failed(Throwable e) {
        failure.accept(e);
    }
}
