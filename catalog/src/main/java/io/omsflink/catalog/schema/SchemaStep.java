package io.omsflink.catalog.schema;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.SchemaIssue;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.schema.SchemaPlan.PlannedTable;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates databases and tables at the target. Runs once per start of a project and may run again at
 * any time.
 */
public final class SchemaStep {
    private SchemaStep() {}

    /**
     * {@link #plan(Collection, List, TargetDialect)} with the target's own defaults for databases.
     */
    public static SchemaPlan plan(List<TableSchema> tables, TargetDialect dialect) {
        List<DatabaseSchema> databases =
                tables.stream()
                        .map(t -> t.id().database())
                        .distinct()
                        .map(d -> new DatabaseSchema(d, "", ""))
                        .toList();
        return plan(databases, tables, dialect);
    }

    /** What is to be done for these tables, without asking any server. */
    public static SchemaPlan plan(
            Collection<DatabaseSchema> databases, List<TableSchema> tables, TargetDialect dialect) {
        return new SchemaPlan(
                databases.stream()
                        .map(d -> dialect.createDatabase(d.name(), d.charset(), d.collation()))
                        .toList(),
                tables.stream()
                        .map(
                                t ->
                                        new PlannedTable(
                                                t,
                                                dialect.createTable(t),
                                                dialect.createIndexes(t).orElse("")))
                        .toList(),
                tables.stream().flatMap(t -> dialect.check(t).stream()).toList());
    }

    /**
     * Creates what is missing and compares what is there; a table that exists is never changed. All
     * problems are found before the first statement.
     *
     * @param connection of role METADATA to the target
     * @return the tables that were created now
     * @throws OmsException {@link ErrorCode#SCHEMA_UNSUPPORTED} with every table that cannot be
     *     created and every difference of one that exists, {@link ErrorCode#TARGET_FAILED} when the
     *     target refuses a statement
     */
    public static List<TableId> apply(Connection connection, SchemaPlan plan) {
        Map<TableId, TableSchema> present =
                SchemaReader.existing(
                        connection, plan.tables().stream().map(t -> t.source().id()).toList());
        List<String> problems = problems(plan, present);
        if (!problems.isEmpty()) {
            throw new OmsException(
                    ErrorCode.SCHEMA_UNSUPPORTED,
                    "Cannot make the tables at the target ready:\n  - %s\nCorrect or drop these tables at the target, or exclude them."
                            .formatted(String.join("\n  - ", problems)));
        }
        List<PlannedTable> missing =
                plan.tables().stream().filter(t -> !present.containsKey(t.source().id())).toList();
        try (Statement statement = connection.createStatement()) {
            explicitTimestamps(statement);
            for (String sql : plan.databases()) {
                execute(statement, sql, "the databases");
            }
            for (PlannedTable table : missing) {
                execute(statement, table.create(), "table " + table.source().id());
            }
        } catch (SQLException e) {
            throw failed("the tables", e);
        }
        return missing.stream().map(t -> t.source().id()).toList();
    }

    private static List<String> problems(SchemaPlan plan, Map<TableId, TableSchema> present) {
        List<String> problems = new ArrayList<>();
        plan.refusals().stream()
                .filter(issue -> !present.containsKey(issue.table()))
                .map(SchemaStep::words)
                .forEach(problems::add);
        for (PlannedTable table : plan.tables()) {
            TableSchema there = present.get(table.source().id());
            if (there != null) {
                TableComparison.differences(table.source(), there)
                        .forEach(
                                difference -> problems.add(there.id() + " differs: " + difference));
            }
        }
        return problems;
    }

    private static String words(SchemaIssue issue) {
        return issue.table() + ": " + issue.message();
    }

    /**
     * Adds those indexes of {@code source} that the target table does not have yet; safe to repeat
     * after a failure in the middle. May take hours: {@code connection} must not have a read time
     * limit, so role WRITE.
     *
     * @return whether anything was added
     */
    public static boolean buildIndexes(
            Connection connection, TableSchema source, TargetDialect dialect) {
        Optional<TableSchema> target = SchemaReader.table(connection, source.id());
        Optional<String> sql =
                target.flatMap(there -> dialect.createIndexes(without(source, names(there))));
        if (sql.isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            execute(statement, sql.get(), "the indexes of " + source.id());
            return true;
        } catch (SQLException e) {
            throw failed("the indexes of " + source.id(), e);
        }
    }

    private static Set<String> names(TableSchema table) {
        return table.indexes().stream()
                .map(index -> lower(index.name()))
                .collect(Collectors.toSet());
    }

    /** Keeps unique indexes, since which plain ones are deferred depends on them. */
    private static TableSchema without(TableSchema table, Set<String> present) {
        List<IndexSchema> missing =
                table.indexes().stream()
                        .filter(i -> i.unique() || !present.contains(lower(i.name())))
                        .toList();
        return new TableSchema(
                table.id(),
                table.columns(),
                missing,
                table.engine(),
                table.charset(),
                table.collation(),
                table.comment(),
                table.autoIncrement(),
                table.rowEstimate(),
                table.unsupported(),
                table.foreignKeys());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Else MySQL 5.7 gives the first TIMESTAMP of a table a default and an ON UPDATE that the
     * source has not.
     */
    private static void explicitTimestamps(Statement statement) {
        try {
            statement.execute("SET SESSION explicit_defaults_for_timestamp=1");
        } catch (SQLException e) {
            // Needs a privilege on some servers, and OceanBase has nothing to set. Rows always
            // carry all values.
            org.slf4j.LoggerFactory.getLogger(SchemaStep.class).debug("{}", e.getMessage());
        }
    }

    private static void execute(Statement statement, String sql, String what) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(what + " with\n" + sql, e);
        }
    }

    private static OmsException failed(String what, SQLException e) {
        return new OmsException(
                ErrorCode.TARGET_FAILED,
                "Cannot create %s: %s. Check the privileges and limits of the target."
                        .formatted(what, e.getMessage()),
                e);
    }
}
