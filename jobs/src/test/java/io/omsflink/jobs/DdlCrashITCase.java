package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The job dies while the target runs a DDL statement; the target keeps it waiting meanwhile, so the
 * moment is certain. State is from before the statement.
 */
class DdlCrashITCase {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String WAITING =
            "SELECT id FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'"
                    + " AND info LIKE '%ddl_crash%'";

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @TempDir Path folder;

    private LocalJob job() throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: ddl_crash
                kind: migration
                objects: {include: ["ddl_crash.*"], exclude: ["ddl_crash._*"]}
                steps: {schema: {}, full: {}, incremental: {}}
                """);
    }

    /** Running them twice, or not at all, shows. */
    static Stream<List<String>> changes() {
        return Stream.of(
                List.of(
                        "ALTER TABLE ddl_crash.t ADD COLUMN n INT",
                        "INSERT INTO ddl_crash.t VALUES (4, 'four', 44)"),
                List.of(
                        "ALTER TABLE ddl_crash.t ADD KEY (v), CHANGE id i BIGINT",
                        "INSERT INTO ddl_crash.t VALUES (4, 'four')",
                        "UPDATE ddl_crash.t SET v = 'all' WHERE i > 0"),
                List.of(
                        "RENAME TABLE ddl_crash.t TO ddl_crash._x, ddl_crash.s TO ddl_crash.t,"
                                + " ddl_crash._x TO ddl_crash.s",
                        "INSERT INTO ddl_crash.t VALUES (4, 'into what was s')"),
                List.of(
                        "TRUNCATE TABLE ddl_crash.t",
                        "INSERT INTO ddl_crash.t VALUES (4, 'alone')"),
                List.of(
                        "DROP TABLE ddl_crash.t",
                        "CREATE TABLE ddl_crash.t (other INT PRIMARY KEY)",
                        "INSERT INTO ddl_crash.t VALUES (5)"));
    }

    private void prepare() throws SQLException {
        for (MySqlServer server : List.of(source, target)) {
            server.execute("DROP DATABASE IF EXISTS ddl_crash");
        }
        source.execute(
                "CREATE DATABASE ddl_crash CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE ddl_crash.t (id INT PRIMARY KEY, v VARCHAR(20))",
                "CREATE TABLE ddl_crash.s (id INT PRIMARY KEY, v VARCHAR(20))",
                "INSERT INTO ddl_crash.t VALUES (1, 'one')",
                "INSERT INTO ddl_crash.s VALUES (7, 'of s')");
    }

    /** Returns the state that a successor of the cut-off job goes on from. */
    private String crash(List<String> statements, Connection locks) throws Exception {
        prepare();
        String state;
        try (LocalJob job = job().start()) {
            begin(job);
            try (Statement statement = locks.createStatement()) {
                statement.execute("LOCK TABLES ddl_crash.t READ, ddl_crash.s READ");
            }
            source.execute(statements.toArray(String[]::new));
            Await.until("the statement waits", BOUND, () -> waiting().size() == 1);
            state = job.lastCheckpoint();
        }
        return state;
    }

    private void begin(LocalJob job) throws Exception {
        job.awaitCaughtUp();
        source.execute("INSERT INTO ddl_crash.t VALUES (2, 'two')");
        job.awaitCaughtUp();
    }

    private List<String> waiting() throws SQLException {
        try (Connection connection = target.connect()) {
            return Query.texts(connection, WAITING);
        }
    }

    private void goOn(String state) throws Exception {
        try (LocalJob job = job().start(Optional.of(state))) {
            source.execute("INSERT INTO ddl_crash.s VALUES (99, 'after')");
            job.awaitCaughtUp();
            assertEqual();
        }
        try (LocalJob job = job().start(Optional.of(state))) {
            source.execute("UPDATE ddl_crash.s SET v = 'once more'");
            job.awaitCaughtUp();
            assertEqual();
        }
    }

    private void assertEqual() throws SQLException {
        assertThat(Definitions.of(target, "ddl_crash"))
                .isEqualTo(Definitions.of(source, "ddl_crash"));
        Equality.assertEqual(source, target, "ddl_crash");
    }

    /** 1. The intent is recorded. 2. The job dies. 3. The target gives the statement up. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aStatementThatWasNotRunIsRunByTheSuccessor(List<String> statements) throws Exception {
        String state;
        try (Connection locks = target.connect()) {
            state = crash(statements, locks);
            for (String id : waiting()) {
                target.execute("KILL " + id);
            }
            Await.until("the statement is gone", BOUND, () -> waiting().isEmpty());
        }
        goOn(state);
    }

    /** 1. The intent is recorded. 2. The statement is run. 3. The job dies before it says so. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aStatementThatWasRunIsNotRunAgain(List<String> statements) throws Exception {
        prepare();
        String state;
        try (LocalJob job = job().start();
                Connection locks = target.connect();
                Connection records = target.connect();
                Statement lock = locks.createStatement();
                Statement record = records.createStatement()) {
            begin(job);
            lock.execute("LOCK TABLES ddl_crash.t READ, ddl_crash.s READ");
            source.execute(statements.toArray(String[]::new));
            Await.until("the statement waits", BOUND, () -> waiting().size() == 1);
            record.execute("LOCK TABLES oms_meta.ddl READ");
            lock.execute("UNLOCK TABLES");
            Await.until("the record waits", BOUND, this::recordWaits);
            state = job.lastCheckpoint();
            job.close();
        }
        goOn(state);
    }

    private boolean recordWaits() throws SQLException {
        try (Connection connection = target.connect()) {
            return Query.number(
                            connection,
                            "SELECT COUNT(*) FROM information_schema.processlist WHERE state LIKE"
                                    + " 'Waiting for table%' AND info LIKE 'UPDATE oms_meta.ddl%'")
                    == 1;
        }
    }
}
