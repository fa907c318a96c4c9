package io.omsflink.jobs.ddl;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.ddl.DdlParser;
import io.omsflink.catalog.ddl.DdlRenderer;
import io.omsflink.catalog.ddl.SchemaModel;
import io.omsflink.jobs.element.TargetStatement;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project that follows all tables of {@code shop} but those whose names begin with a dash. */
final class FollowedShop {
    private static final int VERSION = 80_015;
    private static final TargetCapabilities MYSQL =
            new TargetCapabilities(
                    TargetCapabilities.MYSQL,
                    VERSION,
                    Map.of("utf8mb4_general_ci", "utf8mb4", "latin1_swedish_ci", "latin1"),
                    Map.of("utf8mb4", "utf8mb4_general_ci", "latin1", "latin1_swedish_ci"),
                    false);
    private static final List<DatabaseSchema> DATABASES =
            List.of(new DatabaseSchema("shop", "utf8mb4", "utf8mb4_general_ci"));

    final FollowedTables followed;
    private final FollowedTables restarted;
    private final ChangePlanner planner;

    /**
     * @param tables {@code CREATE TABLE} statements
     */
    FollowedShop(String... tables) {
        SchemaModel model = new SchemaModel(MYSQL, DATABASES, List.of());
        for (String sql : tables) {
            model.apply(DdlParser.parse(sql, "shop", VERSION));
        }
        followed = following(model.tables());
        restarted = following(model.tables());
        TargetDialect dialect = TargetDialect.of(DatabaseType.MYSQL, MYSQL);
        planner =
                new ChangePlanner(
                        followed,
                        dialect,
                        new DdlRenderer(dialect, MYSQL, id -> id),
                        id -> id,
                        VERSION);
    }

    private static FollowedTables following(List<TableSchema> tables) {
        ObjectRules rules = new ObjectRules(List.of("shop*.*"), List.of("shop*._*"));
        return new FollowedTables(rules, MYSQL, DATABASES, tables);
    }

    /** What becomes of a statement, which is not followed yet. */
    Optional<TableChange> plan(String sql) {
        return planner.plan(DdlParser.parse(sql, "shop", VERSION), sql, "shop");
    }

    /** Follows a statement; returns what the target has to run. */
    List<String> run(String sql) {
        Optional<TableChange> change = plan(sql);
        if (change.isEmpty()) {
            return List.of();
        }
        followed.take(change.get().step());
        restarted.take(SchemaStepSerializer.read(SchemaStepSerializer.write(change.get().step())));
        return change.get().statements().stream().map(TargetStatement::sql).toList();
    }

    /** Names of the followed tables. */
    List<String> tables() {
        return followed.tables().stream().map(table -> table.id().table()).toList();
    }

    List<String> columns(String table) {
        return followed.tables().stream()
                .filter(found -> found.id().equals(new TableId("shop", table)))
                .flatMap(found -> found.columns().stream())
                .map(column -> column.name())
                .toList();
    }

    /** The tables as a reader knows them that was given the steps alone. */
    List<TableSchema> afterRestart() {
        return restarted.tables();
    }
}
