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
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transactions of which a part is at the target when the job ends. A row that is locked at the
 * target holds the rest back until then.
 */
class PartsITCase {
    private static final Duration BOUND = Duration.ofSeconds(60);

    // Not information_schema.innodb_trx: whoever looks there more often than ten times a second is
    // shown what he saw before.
    private static final String LOCK_WAITS =
            "SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'";

    private static MySqlServer withoutGtid;
    private static int projects;

    @TempDir Path folder;

    private final String project = "parts_" + ++projects;
    private final MySqlServer target = Servers.oceanBase();

    @BeforeAll
    static void startServer() {
        withoutGtid =
                Servers.relaxed(MySqlServer.v80())
                        .option("gtid_mode", "OFF")
                        .option("enforce_gtid_consistency", "OFF")
                        .start();
    }

    @AfterAll
    static void stopServer() {
        withoutGtid.close();
    }

    private static MySqlServer source(boolean gtid) {
        return gtid ? Servers.mysql() : withoutGtid;
    }

    private LocalJob job(MySqlServer source, String options) throws Exception {
        return new LocalJob(
                        source,
                        target,
                        folder,
                        """
                        name: %s
                        kind: migration
                        objects: {include: ["%s.*"]}
                        steps: {schema: {}, full: {}, incremental: {%s}}
                        """
                                .formatted(project, project, options))
                .chunks(50_000);
    }

    private void create(MySqlServer source) throws SQLException {
        source.execute(
                "CREATE DATABASE " + project + " CHARACTER SET utf8mb4",
                "CREATE TABLE " + project + ".t (id INT PRIMARY KEY, v INT)",
                "CREATE TABLE " + project + ".heap (n INT, pad MEDIUMTEXT)",
                "CREATE TABLE " + project + ".digits (d INT PRIMARY KEY)",
                "INSERT INTO " + project + ".digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)",
                "INSERT INTO "
                        + project
                        + ".t SELECT a.d * 10 + b.d, 0 FROM "
                        + project
                        + ".digits a, "
                        + project
                        + ".digits b");
    }

    private void inOneTransaction(MySqlServer source, String... statements) throws SQLException {
        try (Connection connection = source.connect(project);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = target.connect(project)) {
            return Query.number(connection, sql);
        }
    }

    private long lockWaits() throws SQLException {
        try (Connection connection = target.connect(project)) {
            return Long.parseLong(Query.lines(connection, LOCK_WAITS).get(0).split("\\|")[1]);
        }
    }

    private Connection lock() throws SQLException {
        Connection lock = target.connect(project);
        lock.setAutoCommit(false);
        Query.number(lock, "SELECT v FROM t WHERE id = 0 FOR UPDATE");
        return lock;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofATransactionThatIsSharedOutNothingIsAppliedTwice(boolean gtid) throws Exception {
        MySqlServer source = source(gtid);
        create(source);
        try (LocalJob job = job(source, "mode: row").start()) {
            job.awaitCaughtUp();
            try (Connection lock = lock()) {
                inOneTransaction(
                        source,
                        "UPDATE t SET v = 1",
                        "INSERT INTO heap VALUES (1,'a'),(1,'a'),(2,'b')",
                        "UPDATE heap SET n = 3 WHERE n = 2");
                Await.until(
                        "a part is there and another one waits",
                        BOUND,
                        () -> lockWaits() > 0 && number("SELECT COUNT(*) FROM t WHERE v = 1") > 0);
                job.close();
                lock.rollback();
            }
            assertThat(number("SELECT COUNT(*) FROM t WHERE v = 1")).isBetween(1L, 99L);
            inOneTransaction(source, "UPDATE t SET v = v + 1 WHERE id < 50", "DELETE FROM heap");
            job.start(Optional.of(job.lastCheckpoint())).awaitCaughtUp();
            Equality.assertEqual(source, target, project);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,  transaction, slices",
        "false, transaction, slices",
        "true,  row,         slices",
        "false, row,         slices",
        "true,  transaction, whole"
    })
    void aRestartGoesOnInsideAHugeTransaction(boolean gtid, String mode, String huge)
            throws Exception {
        MySqlServer source = source(gtid);
        create(source);
        String options = "mode: " + mode + ", huge_transactions: " + huge;
        boolean slices = huge.equals("slices");
        // 60,000 bytes a row: 6 MB, three slices.
        String insert = "INSERT INTO heap SELECT id, REPEAT('x', 60000) FROM t";
        try (LocalJob job = job(source, options).start()) {
            job.awaitCaughtUp();
            try (Connection lock = lock()) {
                inOneTransaction(
                        source, insert, "UPDATE t SET v = 7", "INSERT INTO heap VALUES (1, 'end')");
                Await.until(
                        "it has come to the locked row",
                        BOUND,
                        () ->
                                lockWaits() > 0
                                        && (!slices || number("SELECT COUNT(*) FROM heap") > 0));
                job.close();
                lock.rollback();
            }
            long rows = number("SELECT COUNT(*) FROM heap");
            assertThat(rows > 0).isEqualTo(slices);
            assertThat(begun() > 0).isEqualTo(slices);
            job.start(Optional.of(job.lastCheckpoint())).awaitCaughtUp();
            Equality.assertEqual(source, target, project);
        }
    }

    private long begun() throws SQLException {
        return number(
                "SELECT COUNT(*) FROM oms_meta.applied WHERE project = '"
                        + project
                        + "' AND ahead LIKE '% rows of %'");
    }
}
