package io.omsflink.jobs.source;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.Names;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.ddl.DdlRenderer;
import io.omsflink.catalog.ddl.SchemaChange.Rename;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ddl.ChangePlanner;
import io.omsflink.jobs.ddl.FollowedTables;
import io.omsflink.jobs.ddl.SchemaStep;
import io.omsflink.jobs.ddl.SchemaStepSerializer;
import io.omsflink.jobs.element.LogPoint;
import io.omsflink.jobs.meta.DdlHistory;
import io.omsflink.jobs.meta.ProjectTables;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The tables at the place in the log where its reader stands: those where the log begins, and every
 * step since that the target has recorded before the position where reading begins again.
 */
final class LogSchemas {
    private final JobPlan plan;
    private final FollowedTables followed;
    private final ChangePlanner planner;
    private final int version;
    private final Map<TableId, LogPosition> copiedAt = new HashMap<>();
    private final Optional<LogProgress> copied;

    private LogSchemas(
            JobPlan plan,
            LogSplit split,
            Optional<LogPosition> copied,
            Connection source,
            Connection target) {
        this.plan = plan;
        this.copied = copied.map(LogProgress::new);
        TargetCapabilities server = TargetCapabilities.read(source);
        TargetCapabilities capabilities = TargetCapabilities.read(target);
        TargetDialect dialect =
                TargetDialect.of(plan.target().type(), capabilities, plan.charsets());
        UnaryOperator<TableId> route = plan.objects()::target;
        List<String> databases =
                split.tables().stream().map(table -> table.id().database()).distinct().toList();
        version = server.version();
        followed =
                new FollowedTables(
                        plan.objects(),
                        server,
                        SchemaReader.databases(source, databases),
                        split.tables());
        planner =
                new ChangePlanner(
                        followed,
                        dialect,
                        new DdlRenderer(dialect, capabilities, route),
                        route,
                        version);
        split.copiedAt().forEach((index, at) -> copiedAt.put(split.tables().get(index).id(), at));
    }

    /**
     * @param applied where reading begins
     * @param copied where the log stood when the copy was complete; empty when there was none
     */
    static LogSchemas at(
            JobPlan plan, LogSplit split, LogPosition applied, Optional<LogPosition> copied)
            throws SQLException {
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA);
                Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            LogSchemas schemas = new LogSchemas(plan, split, copied, source, target);
            LogProgress begin = new LogProgress(applied);
            DdlHistory.read(target, plan.name(), split.runId()).stream()
                    .filter(passed -> begin.contains(passed.at()))
                    .forEach(passed -> schemas.take(SchemaStepSerializer.read(passed.step())));
            // A table that the project has left may have a history of its own.
            schemas.followed.leaveOthers();
            return schemas;
        }
    }

    /** Tells everybody else which tables are followed. */
    void record() {
        try (Connection target = Connections.open(plan.target(), ConnectionRole.METADATA)) {
            ProjectTables.replace(
                    target, plan.name(), followed.tables().stream().map(TableSchema::id).toList());
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.TARGET_FAILED,
                    "Cannot record the tables of %s: %s.".formatted(plan.name(), e.getMessage()),
                    e);
        }
    }

    private void take(SchemaStep step) {
        followed.take(step);
        renamed(copiedAt, step.renamed());
    }

    /** Moves what is kept under a table's name. */
    static <T> void renamed(Map<TableId, T> byTable, List<Rename> renames) {
        Map<TableId, T> moved = new HashMap<>();
        for (Rename rename : renames) {
            T value = byTable.remove(rename.from());
            if (value != null) {
                moved.put(rename.to(), value);
            }
        }
        byTable.putAll(moved);
    }

    FollowedTables followed() {
        return followed;
    }

    ChangePlanner planner() {
        return planner;
    }

    /** Of the source, as one number. */
    int version() {
        return version;
    }

    /** For tables without a key: changes up to this position are in the copy already. */
    Map<TableId, LogPosition> copiedAt() {
        return copiedAt;
    }

    /** Whether the copy may not have been complete when the log was at this place. */
    boolean whileCopying(LogPoint at) {
        return copied.filter(end -> end.contains(at)).isPresent();
    }

    /** Whether a statement must be looked at: others are many on a busy server. */
    boolean mayConcern(LoggedStatement statement) {
        if (statement.parsed().tables().stream()
                .anyMatch(table -> joinedBehind(table, statement))) {
            return false;
        }
        return switch (statement.parsed().kind()) {
            case TABLE_DDL ->
                    statement.parsed().tables().stream()
                            .anyMatch(table -> followed.concerns(table) || beside(table));
            case DATABASE_DDL -> followed.followsDatabase(statement.parsed().name());
            default -> false;
        };
    }

    /** The table has joined the project behind the statement, and as it was there. */
    private boolean joinedBehind(TableId table, LoggedStatement statement) {
        LogPosition joined = copiedAt.get(table);
        return joined != null
                && new LogProgress(joined).contains(statement.at())
                && followed.find(table).flatMap(TableSchema::rowKey).isPresent();
    }

    /** It may be the shadow of a table. */
    private boolean beside(TableId table) {
        return followed.followsDatabase(table.database());
    }

    /** Whether it is about a table of the project, or one that would be. */
    boolean concerns(LoggedStatement statement) {
        return statement.parsed().kind() == LogStatement.Kind.DATABASE_DDL
                || statement.parsed().tables().stream().anyMatch(followed::follows)
                || isCreationOrRename(statement)
                        && statement.parsed().tables().stream().anyMatch(plan.objects()::matches);
    }

    private static boolean isCreationOrRename(LoggedStatement statement) {
        return statement.parsed().tables().size() > 1
                || statement.sql().stripLeading().regionMatches(true, 0, "create", 0, 6);
    }

    /**
     * Settings that make a statement do at the target what it did at the source: the time that
     * {@code CURRENT_TIMESTAMP} is for rows that are there, and whether values have to fit.
     */
    List<String> session(LoggedStatement statement) {
        List<String> settings = new ArrayList<>();
        if (!statement.session().strict()) {
            settings.add("SET SESSION sql_mode='ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'");
        }
        settings.add("SET SESSION time_zone='" + offset(statement) + "'");
        settings.add(
                "SET SESSION timestamp=%d.%06d"
                        .formatted(statement.seconds(), statement.session().micros()));
        return settings;
    }

    /** Only the source knows what its time zones meant then. */
    private String offset(LoggedStatement statement) {
        String zone = statement.session().timeZone();
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA);
                Statement session = source.createStatement()) {
            session.execute(
                    "SET SESSION time_zone="
                            + (zone.isEmpty() ? "@@GLOBAL.time_zone" : Names.literal(zone)));
            session.execute("SET SESSION timestamp=" + statement.seconds());
            try (ResultSet row =
                    session.executeQuery("SELECT TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW())")) {
                row.next();
                int minutes = row.getInt(1);
                return "%s%02d:%02d"
                        .formatted(
                                minutes < 0 ? "-" : "+",
                                Math.abs(minutes) / 60,
                                Math.abs(minutes) % 60);
            }
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot ask the source what time zone %s was: %s."
                            .formatted(zone, e.getMessage()),
                    e);
        }
    }

    /** Learns the defaults of databases that new tables belong to. */
    void learn(List<TableId> tables) {
        List<String> unknown =
                tables.stream()
                        .map(TableId::database)
                        .filter(database -> !followed.knowsDatabase(database))
                        .distinct()
                        .toList();
        if (unknown.isEmpty()) {
            return;
        }
        try (Connection source = Connections.open(plan.source(), ConnectionRole.METADATA)) {
            SchemaReader.databases(source, unknown).forEach(followed::put);
        } catch (SQLException e) {
            throw new OmsException(
                    ErrorCode.SOURCE_FAILED,
                    "Cannot ask the source for its databases: %s.".formatted(e.getMessage()),
                    e);
        }
    }
}
