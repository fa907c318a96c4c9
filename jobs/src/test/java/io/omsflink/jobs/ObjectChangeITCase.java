package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.jobs.meta.ProjectTables;
import io.omsflink.project.TableId;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables come into a job that follows the log, and leave it. */
class ObjectChangeITCase {
    private static final List<TableId> NEW =
            List.of(new TableId("change", "bare"), new TableId("change", "keyed"));

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;

    private LocalJob job(String name, String objects) throws Exception {
        return new LocalJob(
                        source,
                        target,
                        Files.createDirectories(folder.resolve(name)),
                        """
                        name: %s
                        kind: migration
                        objects: {include: [%s]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        """
                                .formatted(name, objects))
                .chunks(2_000);
    }

    private List<String> texts(MySqlServer server, String sql) throws SQLException {
        try (Connection connection = server.connect()) {
            return Query.texts(connection, sql);
        }
    }

    private LogPosition now() throws SQLException {
        try (Connection connection = source.connect()) {
            return SourceLog.read(connection).position();
        }
    }

    private List<TableSchema> schemas(List<TableId> ids) throws SQLException {
        try (Connection connection = source.connect()) {
            return List.copyOf(SchemaReader.existing(connection, ids).values());
        }
    }

    private void assertSame(String table) throws SQLException {
        String sql = "SELECT CONCAT_WS(' ', a, b) FROM change." + table + " ORDER BY 1";
        assertThat(texts(target, sql.replace("change.", "`change`.")))
                .containsExactlyElementsOf(texts(source, sql.replace("change.", "`change`.")));
    }

    private void change(int round) throws SQLException {
        source.execute(
                "INSERT INTO `change`.old VALUES (" + round + ", 0)",
                "INSERT INTO `change`.keyed VALUES (" + round + ", 0)",
                "INSERT INTO `change`.bare VALUES (1, 1)",
                "UPDATE `change`.bare SET b=b+1 LIMIT 1",
                "INSERT INTO `change`.gone VALUES (" + round + ", 0)");
    }

    @Test
    void anAddedTableGoesOnExactlyWhereItsOwnCopyEnded() throws Exception {
        source.execute(
                "CREATE DATABASE `change`",
                "CREATE TABLE `change`.gone (a INT PRIMARY KEY, b INT)",
                "CREATE TABLE `change`.old (a INT PRIMARY KEY, b INT)",
                "CREATE TABLE `change`.keyed (a INT PRIMARY KEY, b INT)",
                "CREATE TABLE `change`.bare (a INT, b INT)");
        change(1);
        String savepoint;
        try (LocalJob main = job("changing", "\"change.old\", \"change.gone\"").start()) {
            main.awaitCaughtUp();
            String added;
            try (LocalJob side = job("changing-added", "change.keyed, change.bare").start()) {
                change(2);
                side.awaitCaughtUp();
                added = side.stopWithSavepoint();
            }
            change(3);
            savepoint = main.stopWithSavepoint();
            change(4);
            LogPosition end = now();
            change(5);
            try (LocalJob side =
                    job("changing-added", "change.keyed, change.bare")
                            .plan(plan -> plan.withChange(ObjectChange.until(end)))
                            .start(Optional.of(added))) {
                side.awaitReached(end);
            }
            assertThat(texts(target, "SELECT MAX(a) FROM `change`.keyed")).containsExactly("4");
            List<TableSchema> joined = schemas(NEW);
            ObjectChange change =
                    ObjectChange.of(joined, end, List.of(new TableId("change", "gone")));
            try (LocalJob again =
                    job("changing", "change.old, change.keyed, change.bare")
                            .plan(plan -> plan.withChange(change))
                            .start(Optional.of(savepoint))) {
                again.awaitCaughtUp();
                change(6);
                again.awaitCaughtUp();
                savepoint = again.stopWithSavepoint();
            }
            change(7);
            // The state knows of the change by now, with it and without it.
            try (LocalJob again =
                    job("changing", "change.old, change.keyed, change.bare")
                            .start(Optional.of(savepoint))) {
                again.awaitCaughtUp();
                savepoint = again.stopWithSavepoint();
            }
            change(8);
            try (LocalJob again =
                    job("changing", "change.old, change.keyed, change.bare")
                            .plan(plan -> plan.withChange(change))
                            .start(Optional.of(savepoint))) {
                again.awaitCaughtUp();
            }
        }
        assertSame("old");
        assertSame("keyed");
        assertSame("bare");
        assertThat(texts(target, "SELECT MAX(a) FROM `change`.gone")).containsExactly("3");
        try (Connection connection = target.connect()) {
            assertThat(ProjectTables.read(connection, "changing"))
                    .containsExactly(
                            new TableId("change", "bare"),
                            new TableId("change", "keyed"),
                            new TableId("change", "old"));
        }
    }
}
