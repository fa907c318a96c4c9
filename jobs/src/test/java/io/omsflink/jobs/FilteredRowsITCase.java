package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The target holds what the filter selects at the source, whatever way a row takes. */
class FilteredRowsITCase {
    private static final MySqlServer SOURCE = Servers.mysql();
    private static final MySqlServer TARGET = Servers.oceanBase();
    private static final String ORDERS = "region = 'eu' AND amount > 10";
    private static final String VISITS = "level >= 3 OR note LIKE '%!'";

    @TempDir Path folder;

    @BeforeAll
    static void makeTables() throws SQLException {
        SOURCE.execute(
                "CREATE DATABASE filtered CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE filtered.orders (id INT PRIMARY KEY, region VARCHAR(10), amount"
                        + " DECIMAL(10,2), code INT, UNIQUE (code))",
                "CREATE TABLE filtered.visits (level INT, note VARCHAR(20))",
                "CREATE TABLE filtered.whole (id INT PRIMARY KEY, v INT)",
                "INSERT INTO filtered.orders VALUES (1,'eu',5,1), (2,'EU ',15,2), (3,'us',20,3),"
                        + " (4,NULL,20,4), (5,'eu',20,5), (6,'eü',20,6), (7,'eu',NULL,7)",
                "INSERT INTO filtered.visits VALUES (1,'a'), (1,'a!'), (3,'b'), (3,'b'),"
                        + " (NULL,'c')",
                "INSERT INTO filtered.whole VALUES (1,1), (2,2)");
    }

    private LocalJob job() throws Exception {
        return new LocalJob(
                SOURCE,
                TARGET,
                folder,
                """
                name: filtered
                kind: migration
                objects:
                  include:
                    - filtered.*
                    - {table: filtered.orders, where: "%s"}
                    - {table: "filtered.visit?", where: "%s"}
                steps: {schema: {}, full: {}, incremental: {}}
                """
                        .formatted(ORDERS, VISITS));
    }

    @Test
    void rowsThatCrossTheFilterComeAndGo() throws Exception {
        try (LocalJob job = job().chunks(3).start()) {
            job.awaitCaughtUp();
            assertSelected();
            SOURCE.execute(
                    // in, out, within, without, and under another key
                    "UPDATE filtered.orders SET amount = 100 WHERE id = 1",
                    "UPDATE filtered.orders SET region = 'us' WHERE id = 2",
                    "UPDATE filtered.orders SET amount = amount + 1 WHERE id = 5",
                    "UPDATE filtered.orders SET amount = amount + 1 WHERE id = 3",
                    "UPDATE filtered.orders SET id = id + 100, region = 'Eu' WHERE id = 4",
                    "UPDATE filtered.orders SET id = id + 100 WHERE id = 5",
                    "INSERT INTO filtered.orders VALUES (10,'eu',11,10), (11,'eu',10,11)",
                    "DELETE FROM filtered.orders WHERE id IN (3, 6)",
                    // a code changes hands between a row inside and one outside
                    "UPDATE filtered.orders SET code = 99 WHERE id = 1",
                    "UPDATE filtered.orders SET code = 1 WHERE id = 11",
                    "UPDATE filtered.visits SET level = 1 WHERE level = 3 LIMIT 1",
                    "UPDATE filtered.visits SET level = 7 WHERE note = 'a'",
                    "DELETE FROM filtered.visits WHERE note = 'a!'",
                    "INSERT INTO filtered.visits VALUES (2,'x'), (2,'x!'), (NULL,NULL)",
                    "UPDATE filtered.whole SET v = v + 1");
            job.awaitCaughtUp();
            assertSelected();
            String savepoint = job.stopWithSavepoint();
            SOURCE.execute(
                    "UPDATE filtered.orders SET region = 'eu' WHERE id = 2",
                    "UPDATE filtered.visits SET level = 9");
            job.start(Optional.of(savepoint)).awaitCaughtUp();
            assertSelected();
        }
    }

    private static void assertSelected() throws SQLException {
        assertThat(rows(TARGET, "filtered.orders", "1"))
                .isNotEmpty()
                .isEqualTo(rows(SOURCE, "filtered.orders", ORDERS));
        assertThat(rows(TARGET, "filtered.visits", "1"))
                .isNotEmpty()
                .isEqualTo(rows(SOURCE, "filtered.visits", VISITS));
        assertThat(rows(TARGET, "filtered.whole", "1"))
                .isEqualTo(rows(SOURCE, "filtered.whole", "1"));
    }

    private static List<String> rows(MySqlServer server, String table, String where)
            throws SQLException {
        return TableText.rows(server, "SELECT * FROM " + table + " WHERE " + where);
    }
}
