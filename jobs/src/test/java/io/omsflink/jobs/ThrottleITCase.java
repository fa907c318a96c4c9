package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.jobs.throttle.Limits;
import io.omsflink.jobs.throttle.ThrottleTable;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits that change while a job runs. */
class ThrottleITCase {
    private static final String PROJECT = "throttled";
    private static final int ROWS = 60_000;

    @TempDir Path folder;

    private static void fill(Statement statement) throws SQLException {
        statement.execute("DROP DATABASE IF EXISTS throttled");
        statement.execute("CREATE DATABASE throttled");
        statement.execute("USE throttled");
        statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(100))");
        statement.execute("SET SESSION cte_max_recursion_depth=" + ROWS);
        statement.execute(
                "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE"
                        + " i<"
                        + ROWS
                        + ") SELECT i, REPEAT('x', 60) FROM n");
    }

    private static long count(Statement target) {
        try (ResultSet row = target.executeQuery("SELECT COUNT(*) FROM throttled.t")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            return 0;
        }
    }

    private static void set(Connection target, Limits limits) throws SQLException {
        ThrottleTable.write(target, PROJECT, limits);
    }

    /** Looks for as long, since what must not happen gives no sign. */
    private static void stays(Statement target, long rows, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            assertThat(count(target)).isLessThan(rows);
        }
    }

    @Test
    void aCopyThatTheFileLimitsGoesOnWhenTheLimitIsLifted() throws Exception {
        MySqlServer source = Servers.mysql();
        MySqlServer target = Servers.oceanBase();
        try (Connection from = source.connect();
                Statement statement = from.createStatement();
                Connection to = target.connect();
                Statement looking = to.createStatement()) {
            fill(statement);
            String file =
                    """
                    name: throttled
                    kind: migration
                    objects: {include: ["throttled.*"]}
                    steps: {schema: {}, full: {}, incremental: {}}
                    speed: {full: {rows_per_second: 2}}
                    """;
            try (LocalJob job = new LocalJob(source, target, folder, file).chunks(2_000).start()) {
                LocalJob.await("first rows are there", () -> count(looking) > 0);
                // What is left would take hours.
                stays(looking, ROWS, Duration.ofSeconds(4));
                set(to, Limits.OFF);
                LocalJob.await("the copy goes on", () -> count(looking) == ROWS);
                job.awaitCaughtUp();
                Equality.assertEqual(source, target, "throttled");
            }
        }
    }

    private static boolean throttled(Connection target) {
        try {
            return ThrottleTable.read(target, "unthrottled").isPresent();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunFromScratchBeginsWithItsFileAndAResumedOneKeepsWhatWasSet() throws Exception {
        MySqlServer source = Servers.mysql();
        MySqlServer target = Servers.oceanBase();
        source.execute(
                "CREATE DATABASE unthrottled CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE unthrottled.t (id INT PRIMARY KEY)",
                "INSERT INTO unthrottled.t VALUES (1), (2)");
        String file =
                """
                name: unthrottled
                kind: migration
                objects: {include: ["unthrottled.*"]}
                steps: {schema: {}, full: {existing_rows: replace}, incremental: {}}
                """;
        Limits slow =
                new Limits(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(50),
                        OptionalLong.empty());
        try (Connection to = target.connect()) {
            ThrottleTable.write(to, "unthrottled", slow);
            String state;
            try (LocalJob job = new LocalJob(source, target, folder, file).start()) {
                job.awaitCaughtUp();
                assertThat(ThrottleTable.read(to, "unthrottled")).isEmpty();
                ThrottleTable.write(to, "unthrottled", slow);
                state = job.stopWithSavepoint();
            }
            try (LocalJob job =
                    new LocalJob(source, target, folder, file).start(Optional.of(state))) {
                source.execute("INSERT INTO unthrottled.t VALUES (3)");
                job.awaitCaughtUp();
                assertThat(ThrottleTable.read(to, "unthrottled")).contains(slow);
            }
            try (LocalJob job = new LocalJob(source, target, folder, file).start()) {
                // The position of the older run stands until this one has begun.
                LocalJob.await("the limits are gone", () -> !throttled(to));
                job.awaitCaughtUp();
            }
        }
    }
}
