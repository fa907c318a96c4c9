package io.omsflink.jobs.sink;

import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.meta.CheckedFrom;
import io.omsflink.project.ConflictPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/** From which transaction on rows are compared with the log before they are changed. */
final class CheckStart {

    private CheckStart() {}

    /** To be called when the copy has ended, on a connection in auto-commit mode. */
    static Predicate<LogPoint> of(JobPlan plan, String runId, Connection target)
            throws SQLException {
        if (plan.conflict() != ConflictPolicy.SKIP) {
            return end -> false;
        }
        ConflictTable.create(target);
        if (!plan.full()) {
            return end -> true;
        }
        CheckedFrom from = CheckedFrom.of(target, plan.source(), plan.name(), runId);
        return end -> from.passed(end.serverUuid(), end.sequence(), end.file(), end.offset());
    }
}
