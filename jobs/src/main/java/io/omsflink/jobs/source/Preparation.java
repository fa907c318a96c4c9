package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.SourceReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.filter.RowFilters;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.catalog.route.RouteProblems;
import io.omsflink.catalog.route.RoutedSchema;
import io.omsflink.catalog.schema.SchemaPlan;
import io.omsflink.catalog.schema.SchemaPlanner;
import io.omsflink.catalog.schema.SchemaStep;
import io.omsflink.catalog.schema.SchemaTarget;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.meta.MetaTables;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.jobs.throttle.ThrottleTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens once before the first chunk. The order matters:
 *
 * <ul>
 *   <li>The start position is taken before the schemas, so that a change of a schema after that
 *       shows up in the log.
 *   <li>The barriers come before any row is read, see {@link PreparedBarrier} and {@link
 *       VisibilityBarrier}.
 *   <li>The target's bookkeeping is begun last: it fences off an older run of the same project.
 *   <li>A run from scratch begins with the limits of its file, whatever {@code oms throttle} has
 *       set for an older one; a resumed one does not come by here and keeps them.
 *   <li>A second attempt, after a failure before the first checkpoint, keeps the start position of
 *       the first one: rows that the first one has copied may be gone from the source since, which
 *       only the log from there on tells.
 * </ul>
 */
final class Preparation {
    private final JobPlan plan;
    private final String runId;

    Preparation(JobPlan plan, String runId) {
        this.plan = plan;
        this.runId = runId;
    }

    /** Outcome of the preparation. */
    record Prepared(LogPosition start, List<TableSchema> tables) {}

    Prepared run() throws SQLException {
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA);
                Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            LogPosition start =
                    plan.incremental() ? start(source, target) : LogPosition.ofFile("", 0);
            List<TableSchema> tables = tables(source);
            if (plan.incremental()) {
                // First: a prepared transaction holds the locks that the other one waits for.
                PreparedBarrier.await(source);
            }
            if (plan.incremental() && plan.full()) {
                VisibilityBarrier.await(plan.source(), start, tables);
            }
            if (plan.schema()) {
                createSchema(source, target, tables);
            }
            if (!ProgressTable.begun(target, plan.name(), runId)) {
                ThrottleTable.clear(target, plan.name());
            }
            MetaTables.begin(
                    target,
                    plan.name(),
                    runId,
                    Optional.of(start).filter(at -> plan.incremental()));
            return new Prepared(start, tables);
        }
    }

    private void createSchema(Connection source, Connection target, List<TableSchema> tables) {
        TargetDialect dialect =
                TargetDialect.of(
                        plan.target().type(), TargetCapabilities.read(target), plan.charsets());
        SchemaPlan schema =
                SchemaPlanner.plan(
                        RoutedSchema.of(
                                plan.objects(), SourceReader.read(source, plan.objects(), tables)),
                        dialect);
        try (SchemaTarget objects =
                SchemaTarget.open(plan.target(), plan.name(), plan.speed().fullWrite())) {
            SchemaStep.apply(objects, schema);
        }
    }

    private LogPosition start(Connection source, Connection target) throws SQLException {
        Optional<LogPosition> first = ProgressTable.start(target, plan.name(), runId);
        if (first.isPresent()) {
            return first.get();
        }
        return plan.full()
                ? SourceLog.read(source).position()
                : PreparedBarrier.positionWithout(source);
    }

    private List<TableSchema> tables(Connection source) {
        List<TableSchema> tables = SchemaReader.tables(source, plan.objects());
        if (tables.isEmpty()) {
            throw new OmsException(
                    ErrorCode.PRECHECK_FAILED,
                    "Cannot start "
                            + plan.name()
                            + ": no table of "
                            + plan.source()
                            + " matches objects.include "
                            + plan.objects().include()
                            + ". Correct the patterns.");
        }
        List<String> problems =
                Stream.concat(
                                RouteProblems.of(plan.objects(), tables, plan.incremental())
                                        .stream(),
                                RowFilters.problems(plan.objects(), tables, plan.incremental())
                                        .stream())
                        .toList();
        if (!problems.isEmpty()) {
            throw new OmsException(
                    ErrorCode.PRECHECK_FAILED, String.join(System.lineSeparator(), problems));
        }
        return tables;
    }
}
