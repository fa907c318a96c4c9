package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of DDL statement with rows before, between and after, in a job that goes on all the
 * while; another table gets rows without a pause.
 */
class DdlKindsITCase {
    private static final String TABLE =
            "CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20) COLLATE utf8mb4_general_ci,"
                    + " KEY ab (a, b)) DEFAULT COLLATE utf8mb4_general_ci";
    private static final String ROWS = "INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, 'y')";

    private static final MySqlServer SOURCE = Servers.mysql();
    private static final MySqlServer TARGET = Servers.oceanBase();

    private static LocalJob job;
    private static Thread writer;
    private static final AtomicBoolean OVER = new AtomicBoolean();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        SOURCE.execute(
                "DROP DATABASE IF EXISTS ddl_kinds",
                "CREATE DATABASE ddl_kinds CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "DROP DATABASE IF EXISTS ddl_flow",
                "CREATE DATABASE ddl_flow CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE ddl_flow.flow (id INT AUTO_INCREMENT PRIMARY KEY, v INT)",
                "INSERT INTO ddl_flow.flow (v) VALUES (0)",
                "CREATE TABLE ddl_kinds.always (id INT PRIMARY KEY)");
        job =
                new LocalJob(
                        SOURCE,
                        TARGET,
                        folder,
                        """
                        name: ddl_kinds
                        kind: migration
                        objects: {include: ["ddl_kinds.*", "ddl_flow.*"], exclude: ["ddl_kinds._*"]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        """);
        job.start().awaitCaughtUp();
        writer = new Thread(DdlKindsITCase::write, "writer");
        writer.start();
    }

    private static void write() {
        try (Connection connection = SOURCE.connect("ddl_flow");
                Statement statement = connection.createStatement()) {
            while (!OVER.get()) {
                statement.execute("INSERT INTO flow (v) VALUES (1)");
                statement.execute("UPDATE flow SET v = v + 1 ORDER BY id LIMIT 3");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        OVER.set(true);
        writer.join();
        job.awaitCaughtUp();
        Equality.assertEqual(SOURCE, TARGET, "ddl_flow");
        job.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theTargetHasWhatTheSourceHas(List<String> statements) throws Exception {
        try (Connection connection = SOURCE.connect("ddl_kinds");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS t, u, v, _t_new");
            for (String sql : statements) {
                statement.execute(sql);
            }
            job.awaitCaughtUp();
            assertThat(Definitions.of(TARGET, "ddl_kinds"))
                    .isEqualTo(Definitions.of(SOURCE, "ddl_kinds"));
            Equality.assertEqual(SOURCE, TARGET, "ddl_kinds");
        }
    }

    private static List<String> on(String... statements) {
        return Stream.concat(Stream.of(TABLE, ROWS), Stream.of(statements)).toList();
    }

    static Stream<List<String>> cases() {
        return Stream.of(
                on(
                        "ALTER TABLE t ADD COLUMN n INT NOT NULL DEFAULT 7 FIRST, ADD m VARCHAR(9)"
                                + " COMMENT 'it''s ü' AFTER a",
                        "INSERT INTO t (n, id, a, m, b) VALUES (5, 3, 30, 'm', 'z')",
                        "UPDATE t SET m = 'new', n = n + 1 WHERE id < 3"),
                on(
                        "ALTER TABLE t DROP COLUMN a",
                        "INSERT INTO t (id, b) VALUES (3, 'z')",
                        "ALTER TABLE t ADD COLUMN a BIGINT",
                        "UPDATE t SET a = 99999999999 WHERE id = 3"),
                on(
                        "ALTER TABLE t MODIFY a DECIMAL(10,2) NOT NULL DEFAULT 1.5",
                        "INSERT INTO t (id, a) VALUES (3, 2.25), (4, DEFAULT)",
                        "ALTER TABLE t MODIFY b VARCHAR(60) COLLATE utf8mb4_general_ci FIRST",
                        "UPDATE t SET b = REPEAT('b', 50)"),
                on(
                        "ALTER TABLE t CHANGE a a2 SMALLINT, CHANGE b b2 CHAR(8)",
                        "INSERT INTO t (id, a2, b2) VALUES (3, 3, 'c')",
                        "ALTER TABLE t RENAME COLUMN a2 TO a3",
                        "UPDATE t SET a3 = a3 + 1"),
                on(
                        "ALTER TABLE t CHANGE a b INT, CHANGE b a VARCHAR(20) COLLATE"
                                + " utf8mb4_general_ci",
                        "INSERT INTO t (id, a, b) VALUES (3, 'text', 5)"),
                on(
                        "ALTER TABLE t ALTER a SET DEFAULT 5, ALTER b DROP DEFAULT, COMMENT"
                                + " 'words'",
                        "INSERT INTO t (id, b) VALUES (3, 'q')",
                        "ALTER TABLE t ADD UNIQUE KEY u (a), DROP KEY ab, ADD KEY bp (b(3))",
                        "REPLACE INTO t VALUES (4, 5, 'instead')",
                        "ALTER TABLE t RENAME INDEX u TO w, DROP KEY bp"),
                on(
                        "CREATE UNIQUE INDEX k ON t (a, b)",
                        "INSERT INTO t VALUES (3, 3, 'c')",
                        "DROP INDEX k ON t",
                        "CREATE INDEX j ON t (b) COMMENT 'c'",
                        "UPDATE t SET a = 1"),
                on(
                        "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a, id)",
                        "UPDATE t SET id = 1",
                        "ALTER TABLE t DROP PRIMARY KEY",
                        "INSERT INTO t VALUES (1, 10, 'x'), (1, 10, 'x')",
                        "DELETE FROM t WHERE a = 10 LIMIT 1"),
                on(
                        "ALTER TABLE t ADD seen TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON"
                                + " UPDATE CURRENT_TIMESTAMP, ADD made DATETIME(6) NOT NULL DEFAULT"
                                + " CURRENT_TIMESTAMP(6)",
                        "SET time_zone = 'SYSTEM'",
                        "SET time_zone = '+03:30'",
                        "ALTER TABLE t ADD local DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP",
                        "SET time_zone = DEFAULT",
                        "UPDATE t SET a = a + 1 WHERE id = 1"),
                on(
                        "ALTER TABLE t CONVERT TO CHARACTER SET latin1",
                        "INSERT INTO t VALUES (3, 3, 'ü')"),
                on(
                        "TRUNCATE TABLE t",
                        "INSERT INTO t VALUES (1, 1, 'again')",
                        "TRUNCATE t",
                        "INSERT INTO t VALUES (9, 9, 'and again')"),
                on(
                        "RENAME TABLE t TO u",
                        "INSERT INTO u VALUES (3, 3, 'c')",
                        "ALTER TABLE u RENAME TO v",
                        "UPDATE v SET a = a + 1"),
                on(
                        "CREATE TABLE u LIKE t",
                        "INSERT INTO u VALUES (7, 7, 'of u')",
                        "RENAME TABLE t TO _t_new, u TO t, _t_new TO u",
                        "INSERT INTO u VALUES (8, 8, 'of t')",
                        "UPDATE t SET a = a + 1"),
                on(
                        "DROP TABLE t",
                        "CREATE TABLE t (x BIGINT UNSIGNED PRIMARY KEY, y TEXT COLLATE"
                                + " utf8mb4_general_ci) COLLATE utf8mb4_general_ci",
                        "INSERT INTO t VALUES (18446744073709551615, 'y')"),
                on(
                        "CREATE TABLE _t_gho LIKE t",
                        "ALTER /* gh-ost */ TABLE _t_gho ADD COLUMN n INT NOT NULL DEFAULT 3,"
                                + " CHANGE a renamed BIGINT",
                        "INSERT INTO t VALUES (3, 30, 'z')",
                        "INSERT INTO _t_gho (id, renamed, b) SELECT id, a, b FROM t",
                        "RENAME TABLE t TO _t_del, _t_gho TO t",
                        "INSERT INTO t VALUES (4, 40, 'w', 4)",
                        "DROP TABLE _t_del",
                        "UPDATE t SET n = renamed"),
                on(
                        "CREATE TABLE `ddl_kinds`.`_t_new` (`id` int(11) NOT NULL, `a` int(11)"
                                + " DEFAULT NULL, `b` varchar(20) CHARACTER SET utf8mb4 COLLATE"
                                + " utf8mb4_general_ci DEFAULT NULL, PRIMARY KEY (`id`), KEY `ab`"
                                + " (`a`,`b`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"
                                + " COLLATE=utf8mb4_general_ci",
                        "ALTER TABLE `ddl_kinds`.`_t_new` ADD KEY b (b), DROP COLUMN a",
                        "INSERT LOW_PRIORITY IGNORE INTO _t_new (id, b) SELECT id, b FROM t",
                        "RENAME TABLE `ddl_kinds`.`t` TO `ddl_kinds`.`_t_old`, `ddl_kinds`.`_t_new`"
                                + " TO `ddl_kinds`.`t`",
                        "DROP TABLE IF EXISTS `_t_old`",
                        "INSERT INTO t VALUES (3, 'three')"),
                List.of(
                        "CREATE TABLE t (id INT PRIMARY KEY, a INT) COLLATE utf8mb4_general_ci"
                                + " PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10),"
                                + " PARTITION p1 VALUES LESS THAN (20))",
                        "INSERT INTO t VALUES (1, 1), (11, 11)",
                        "ALTER TABLE t ADD PARTITION (PARTITION p2 VALUES LESS THAN (30))",
                        "INSERT INTO t VALUES (21, 21)",
                        "ALTER TABLE t TRUNCATE PARTITION p0",
                        "ALTER TABLE t DROP PARTITION p1",
                        "INSERT INTO t VALUES (2, 2)",
                        "ALTER TABLE t REORGANIZE PARTITION p2 INTO (PARTITION p2a VALUES LESS THAN"
                                + " (25), PARTITION p2b VALUES LESS THAN MAXVALUE)",
                        "INSERT INTO t VALUES (1000, 1)"));
    }
}
