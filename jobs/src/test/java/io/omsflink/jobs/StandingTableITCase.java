package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the schema step rows go into tables that hold more than the source's. */
class StandingTableITCase {
    private static final MySqlServer SOURCE = Servers.mysql();
    private static final MySqlServer TARGET = Servers.oceanBase();

    @TempDir Path folder;

    @BeforeAll
    static void makeTables() throws SQLException {
        SOURCE.execute(
                "CREATE DATABASE standing CHARACTER SET utf8mb4",
                "CREATE TABLE standing.t (id INT UNSIGNED PRIMARY KEY, name VARCHAR(10), price"
                        + " DECIMAL(6,2), at DATETIME, kind ENUM('a','b'))",
                "INSERT INTO standing.t VALUES (4294967295,'x ',1.50,'2024-01-02 03:04:05','a'),"
                        + " (2,NULL,NULL,NULL,NULL)",
                "CREATE TABLE standing.heap (price DECIMAL(6,2), at DATETIME)",
                "INSERT INTO standing.heap VALUES (1.5,'2024-01-02 03:04:05'),"
                        + " (1.5,'2024-01-02 03:04:05'), (NULL,NULL)");
        TARGET.execute(
                "CREATE DATABASE standing CHARACTER SET utf8mb4",
                "CREATE TABLE standing.t (origin VARCHAR(5) NOT NULL DEFAULT 'mysql', kind"
                        + " ENUM('a','b','c'), at DATETIME(3), price DECIMAL(12,4), name TEXT, id"
                        + " BIGINT PRIMARY KEY, twice BIGINT AS (id * 2))",
                "CREATE TABLE standing.heap (at DATETIME(6), price DECIMAL(12,4), note INT)");
    }

    @Test
    void columnsOfTheSameNameAreWritten() throws Exception {
        LocalJob job =
                new LocalJob(
                        SOURCE,
                        TARGET,
                        folder,
                        """
                        name: standing
                        kind: migration
                        objects: {include: [standing.*]}
                        steps: {full: {}, incremental: {}}
                        """);
        try (job) {
            job.start().awaitCaughtUp();
            assertSame(2, 3);
            SOURCE.execute(
                    "UPDATE standing.t SET price = 9999.99, name = 'y' WHERE id = 4294967295",
                    "INSERT INTO standing.t VALUES (3,'z',0,'1000-01-01 00:00:00','b')",
                    "DELETE FROM standing.t WHERE id = 2",
                    "DELETE FROM standing.heap WHERE price = 1.5 LIMIT 1",
                    "UPDATE standing.heap SET at = '2025-01-01 00:00:00' WHERE at IS NULL");
            job.awaitCaughtUp();
            assertSame(2, 2);
        }
    }

    private static void assertSame(int rows, int heap) throws SQLException {
        String table =
                "SELECT id, name, price + 0.0000, CAST(at AS CHAR(19)), kind FROM standing.t";
        assertThat(TableText.rows(TARGET, table))
                .hasSize(rows)
                .isEqualTo(TableText.rows(SOURCE, table));
        String without = "SELECT price + 0.0000, CAST(at AS CHAR(19)) FROM standing.heap";
        assertThat(TableText.rows(TARGET, without))
                .hasSize(heap)
                .isEqualTo(TableText.rows(SOURCE, without));
        assertThat(TableText.rows(TARGET, "SELECT DISTINCT origin FROM standing.t"))
                .containsExactly("[mysql]");
    }
}
