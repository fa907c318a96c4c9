package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XA transactions of a live source. A prepared one survives the end of its session. */
class TwoPhaseITCase {
    private static final Map<String, MySqlServer> OWN = new ConcurrentHashMap<>();

    @TempDir Path folder;

    private static int projects;

    private final String project = "two_phase_" + ++projects;

    private static MySqlServer server(String name) {
        return switch (name) {
            case "MySQL 8.0" -> Servers.mysql();
            case "MySQL 5.7" -> Servers.oceanBase();
            case "MySQL 8.0 without GTID" -> withoutGtid(name, MySqlServer.v80());
            default -> withoutGtid(name, MySqlServer.v57());
        };
    }

    private static MySqlServer withoutGtid(String name, MySqlServer.Builder builder) {
        return OWN.computeIfAbsent(
                name,
                n ->
                        Servers.relaxed(builder)
                                .option("gtid_mode", "OFF")
                                .option("enforce_gtid_consistency", "OFF")
                                .start());
    }

    @AfterAll
    static void stopServers() {
        OWN.values().forEach(MySqlServer::close);
        OWN.clear();
    }

    /** Runs on both versions, with and without GTID. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MySQL 8.0",
                "MySQL 8.0 without GTID",
                "MySQL 5.7",
                "MySQL 5.7 without GTID"
            })
    @interface OnEverySource {}

    private LocalJob job(MySqlServer source) throws Exception {
        return new LocalJob(
                source,
                Servers.otherMysql(),
                folder,
                """
                name: %s
                kind: migration
                objects: {include: ["two_phase.*"]}
                steps: {schema: {}, full: {existing_rows: replace}, incremental: {}}
                """
                        .formatted(project));
    }

    private static void begin(MySqlServer source) throws SQLException {
        Servers.otherMysql().execute("DROP DATABASE IF EXISTS two_phase");
        source.execute(
                "DROP DATABASE IF EXISTS two_phase",
                "CREATE DATABASE two_phase CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE two_phase.t (id INT PRIMARY KEY, v VARCHAR(20))",
                "CREATE TABLE two_phase.keyless (id INT, v VARCHAR(20))",
                "CREATE TABLE two_phase.big (id INT PRIMARY KEY, v LONGTEXT)",
                "INSERT INTO two_phase.t VALUES (0, 'copied')");
    }

    /** Prepares on a session of its own, which ends then. */
    private static void prepare(MySqlServer source, String name, String... statements)
            throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("XA START " + name);
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("XA END " + name);
            statement.execute("XA PREPARE " + name);
        }
    }

    private static void onePhase(MySqlServer source, String name, String sql) throws SQLException {
        source.execute(
                "XA START " + name, sql, "XA END " + name, "XA COMMIT " + name + " ONE PHASE");
    }

    private static int count(String table) throws SQLException {
        try (Connection connection = Servers.otherMysql().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM two_phase." + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void assertEqual(MySqlServer source) throws SQLException {
        Equality.assertEqual(source, Servers.otherMysql(), "two_phase");
    }

    @OnEverySource
    void rowsTakeEffectAtTheCommitOnly(String name) throws Exception {
        MySqlServer source = server(name);
        begin(source);
        try (LocalJob job = job(source).start()) {
            job.awaitCaughtUp();
            prepare(source, "'a','branch',7", "INSERT INTO two_phase.t VALUES (1, 'a')");
            prepare(
                    source,
                    "'rolled back'",
                    "INSERT INTO two_phase.t VALUES (2, 'never')",
                    "INSERT INTO two_phase.keyless VALUES (2, 'never')");
            prepare(source, "'nothing'");
            source.execute("INSERT INTO two_phase.t VALUES (3, 'plain')");
            onePhase(source, "'one'", "INSERT INTO two_phase.keyless VALUES (4, 'one phase')");
            job.awaitCaughtUp();
            assertEqual(source);
            assertThat(count("t")).isEqualTo(2);
            source.execute(
                    "XA ROLLBACK 'rolled back'", "XA COMMIT 'a','branch',7", "XA COMMIT 'nothing'");
            source.execute("INSERT INTO two_phase.t VALUES (5, 'behind')");
            job.awaitCaughtUp();
            assertEqual(source);
            assertThat(count("t")).isEqualTo(4);
        }
    }

    /**
     * 1. Prepared and not ended; the target goes on far behind that. 2. The job goes on from a
     * savepoint of then, and from a checkpoint of before the prepare. 3. The commit comes after
     * that: its rows are found where they were prepared.
     */
    @OnEverySource
    void aPreparedOneSurvivesRestarts(String name) throws Exception {
        MySqlServer source = server(name);
        begin(source);
        String before;
        String after;
        try (LocalJob job = job(source).start()) {
            job.awaitCaughtUp();
            before = job.stopWithSavepoint();
        }
        try (LocalJob job = job(source).start(Optional.of(before))) {
            prepare(source, "'kept'", "INSERT INTO two_phase.keyless VALUES (1, 'kept')");
            prepare(source, "'early'", "INSERT INTO two_phase.keyless VALUES (2, 'early')");
            source.execute("INSERT INTO two_phase.t VALUES (1, 'plain')");
            job.awaitCaughtUp();
            source.execute("XA COMMIT 'early'", "FLUSH LOGS");
            source.execute("INSERT INTO two_phase.keyless VALUES (3, 'plain')");
            job.awaitCaughtUp();
            after = job.stopWithSavepoint();
        }
        for (String state : List.of(before, after)) {
            try (LocalJob job = job(source).start(Optional.of(state))) {
                source.execute("INSERT INTO two_phase.keyless VALUES (4, 'again')");
                job.awaitCaughtUp();
                assertEqual(source);
                assertThat(count("keyless")).isEqualTo(state.equals(before) ? 3 : 4);
            }
        }
        source.execute("XA COMMIT 'kept'", "UPDATE two_phase.t SET v = 'behind' WHERE id = 1");
        for (String state : List.of(after, before)) {
            try (LocalJob job = job(source).start(Optional.of(state))) {
                job.awaitCaughtUp();
                assertEqual(source);
                assertThat(count("keyless")).isEqualTo(5);
            }
        }
    }

    @OnEverySource
    void aLargeOneIsReadAgain(String name) throws Exception {
        MySqlServer source = server(name);
        begin(source);
        try (LocalJob job = job(source).start()) {
            job.awaitCaughtUp();
            prepare(
                    source,
                    "'large'",
                    "INSERT INTO two_phase.big VALUES (1, REPEAT('a', 3000000))",
                    "INSERT INTO two_phase.big VALUES (2, REPEAT('b', 3000000))",
                    "INSERT INTO two_phase.keyless VALUES (1, 'end')");
            source.execute("XA COMMIT 'large'");
            onePhase(
                    source,
                    "'large one'",
                    "INSERT INTO two_phase.big VALUES (3, REPEAT('c', 3000000))");
            source.execute("INSERT INTO two_phase.t VALUES (1, 'behind')");
            job.awaitCaughtUp();
            assertEqual(source);
            assertThat(count("big")).isEqualTo(3);
        }
    }

    /** The copy does not see what was prepared before its start, and the log behind it neither. */
    @OnEverySource
    void theCopyWaitsForWhatIsPrepared(String name) throws Exception {
        MySqlServer source = server(name);
        begin(source);
        prepare(source, "'earlier'", "INSERT INTO two_phase.keyless VALUES (1, 'earlier')");
        long asked = recovers(source);
        try (LocalJob job = job(source).start()) {
            LocalJob.await("the barrier", () -> recovers(source) > asked + 1);
            source.execute("XA COMMIT 'earlier'");
            job.awaitCaughtUp();
            assertEqual(source);
            assertThat(count("keyless")).isEqualTo(1);
        }
    }

    private static long recovers(MySqlServer source) {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_xa_recover'")) {
            row.next();
            return row.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
