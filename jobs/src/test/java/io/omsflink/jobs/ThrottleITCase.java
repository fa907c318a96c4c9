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
}
