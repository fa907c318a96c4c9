package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DDL statements that come while the rows are being copied, which goes slowly here. */
class DdlWhileCopyingITCase {
    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;
    private String name;

    private LocalJob job(String project) throws Exception {
        name = project;
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: %s
                kind: migration
                objects: {include: ["ddl_copying.*"]}
                steps: {schema: {}, full: {}, incremental: {}}
                speed: {full: {read: 1, write: 1, rows_per_second: 100}}
                """
                        .formatted(project));
    }

    @BeforeEach
    void prepare() throws SQLException {
        source.execute("DROP DATABASE IF EXISTS ddl_copying");
        target.execute("DROP DATABASE IF EXISTS ddl_copying");
        source.execute(
                "CREATE DATABASE ddl_copying CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE ddl_copying.big (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO ddl_copying.big VALUES "
                        + IntStream.range(0, 600)
                                .mapToObj(i -> "(" + i + ", 'row')")
                                .collect(Collectors.joining(",")),
                "CREATE TABLE ddl_copying.t (id INT PRIMARY KEY, e ENUM('a', 'b'))",
                "INSERT INTO ddl_copying.t VALUES (1, 'a'), (2, 'b')");
    }

    private void whileCopying(String... statements) throws SQLException {
        Await.until("the copy has begun", Duration.ofSeconds(60), this::copying);
        source.execute(statements);
    }

    private boolean copying() throws SQLException {
        try (Connection connection = target.connect()) {
            return !Query.tables(connection, "oms_meta").isEmpty()
                    && Query.number(
                                    connection,
                                    "SELECT COUNT(*) FROM oms_meta.progress WHERE"
                                            + " project='"
                                            + name
                                            + "'")
                            == 1;
        }
    }

    @Test
    void columnsThatComeIndexesAndTruncatesAgreeWithTheCopy() throws Exception {
        try (LocalJob job = job("ddl_copying_1").start()) {
            whileCopying(
                    "ALTER TABLE ddl_copying.big ADD n INT NOT NULL DEFAULT 5, ADD KEY (v)",
                    "INSERT INTO ddl_copying.big VALUES (601, 'new', 6)",
                    "UPDATE ddl_copying.big SET n = id WHERE id IN (3, 590)",
                    "TRUNCATE TABLE ddl_copying.t",
                    "INSERT INTO ddl_copying.t VALUES (9, 'b')");
            job.awaitLog();
            job.awaitCaughtUp();
            Equality.assertEqual(source, target, "ddl_copying");
            assertThat(Definitions.of(target, "ddl_copying"))
                    .isEqualTo(Definitions.of(source, "ddl_copying"));
        }
    }

    @Test
    void aColumnThatBecomesAnotherStopsTheProject() throws Exception {
        try (LocalJob job = job("ddl_copying_2").start()) {
            whileCopying("ALTER TABLE ddl_copying.t MODIFY e ENUM('b', 'a')");
            assertThat(job.awaitFailure())
                    .contains("while the rows were still being copied", "oms run --fresh");
        }
    }
}
