package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.GtidSet;
import io.omsflink.catalog.position.LogPosition;
import io.omsflink.catalog.position.SourceLog;
import io.omsflink.jobs.meta.ProgressTable;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of 32 MB and a transaction of 200,000 rows go through the heap of a TaskManager. */
class LargeRowsITCase {
    private static final int ROWS = 4;
    private static final String MB_32 = "33554432";

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.otherMysql();

    @TempDir Path folder;

    private SmallHeapJob job() throws IOException {
        return SmallHeapJob.start(
                Files.writeString(
                        folder.resolve("large.yaml"),
                        """
                        name: large
                        kind: migration
                        source: %s
                        target: %s
                        objects: {include: ["large.*"]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        """
                                .formatted(endpoint("source", source), endpoint("target", target))),
                folder);
    }

    private String endpoint(String side, MySqlServer server) throws IOException {
        Path password = Files.writeString(folder.resolve(side), server.password());
        return "{type: mysql, host: 127.0.0.1, port: %d, user: root, password: \"${file:%s}\"}"
                .formatted(server.port(), password);
    }

    /** Every byte value, and something else in each row. */
    private static String blob(int id) {
        return "REPEAT(CONCAT(UNHEX('00090A0D5C27FF80'), RPAD('"
                + id
                + "', 56, 'x')), 524288 /* times 64 is "
                + MB_32
                + " */)";
    }

    private static String text(int id) {
        return "REPEAT('" + id + "\\\\\\'ü', 6000000)";
    }

    private void createTables() throws SQLException {
        source.execute(
                "CREATE DATABASE large CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE large.item (id INT PRIMARY KEY, b LONGBLOB, t LONGTEXT, n INT)",
                "CREATE TABLE large.narrow (id INT PRIMARY KEY, v VARCHAR(50), KEY (v))");
        for (int id = 1; id <= ROWS; id++) {
            source.execute(
                    "INSERT INTO large.item VALUES (" + id + ", " + blob(id) + ", NULL, 1)",
                    "INSERT INTO large.item VALUES (" + -id + ", NULL, " + text(id) + ", 1)");
        }
    }

    private void awaitCaughtUp(SmallHeapJob job) throws Exception {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            LogPosition end = SourceLog.read(from).position();
            LocalJob.await("the target to reach " + end, () -> reached(job, to, end));
        }
    }

    private static boolean reached(SmallHeapJob job, Connection to, LogPosition end) {
        try {
            assertThat(job.lastWords()).isEmpty();
            return ProgressTable.read(to, "large")
                    .filter(
                            at ->
                                    GtidSet.parse(at.gtidSet())
                                            .containsAll(GtidSet.parse(end.gtidSet())))
                    .isPresent();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theyAreCopiedAndChangedThroughTheLog() throws Exception {
        createTables();
        long before = replaces();
        try (SmallHeapJob job = job()) {
            awaitCaughtUp(job);
            Equality.assertEqual(source, target, "large");
            // The server's LOAD DATA takes more than ten seconds for each.
            assertThat(replaces() - before).isGreaterThanOrEqualTo(2 * ROWS);
            for (int id = 1; id <= ROWS; id++) {
                source.execute(
                        "UPDATE large.item SET b = " + blob(10 + id) + " WHERE id = " + id,
                        "UPDATE large.item SET n = 2 WHERE id = " + -id);
            }
            source.execute(
                    "UPDATE large.item SET n = 3 WHERE id < 4",
                    "DELETE FROM large.item WHERE id IN (1, -1)",
                    "INSERT INTO large.item VALUES (100, " + blob(100) + ", 'end', 4)");
            awaitCaughtUp(job);
            Equality.assertEqual(source, target, "large");
            manyRows(job);
        }
    }

    private long replaces() throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_replace'")) {
            row.next();
            return row.getLong(2);
        }
    }

    private void manyRows(SmallHeapJob job) throws Exception {
        source.execute(
                "SET SESSION cte_max_recursion_depth = 300000",
                "INSERT INTO large.narrow WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                        + " FROM n WHERE i < 200000) SELECT i, CONCAT('row ', i) FROM n");
        awaitCaughtUp(job);
        source.execute("UPDATE large.narrow SET v = CONCAT(v, ' again')");
        source.execute("DELETE FROM large.narrow WHERE id % 2 = 0");
        awaitCaughtUp(job);
        Equality.assertEqual(source, target, "large");
    }
}
