package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the chosen columns arrive, under their new names; a filter may look at the others. */
class ChosenColumnsITCase {
    private static final MySqlServer SOURCE = Servers.mysql();
    private static final MySqlServer TARGET = Servers.oceanBase();

    @TempDir Path folder;

    @BeforeAll
    static void makeTables() throws SQLException {
        SOURCE.execute(
                "CREATE DATABASE chosen CHARACTER SET utf8mb4",
                "CREATE TABLE chosen.customer (secret LONGTEXT, id INT PRIMARY KEY, city"
                        + " VARCHAR(10), tel VARCHAR(10), twice INT AS (id * 2), UNIQUE (tel), KEY"
                        + " (city, tel))",
                "INSERT INTO chosen.customer (id, secret, city, tel) VALUES (1,'x','here','1'),"
                        + " (2,REPEAT('y', 100000),'there','2'), (3,NULL,'here','3')",
                "CREATE TABLE chosen.visit (a INT, b INT, c INT)",
                "INSERT INTO chosen.visit VALUES (1,1,1), (1,1,2), (2,NULL,3)",
                "CREATE TABLE chosen.journal (id INT PRIMARY KEY, v INT)",
                "INSERT INTO chosen.journal VALUES (1,1), (2,2)");
    }

    @Test
    void theRestOfARowStaysAtTheSource() throws Exception {
        LocalJob job =
                new LocalJob(
                        SOURCE,
                        TARGET,
                        folder,
                        """
                        name: chosen
                        kind: migration
                        objects:
                          include:
                            - {table: chosen.customer, columns: [{tel: phone}, id], where: "city = 'here'"}
                            - {table: chosen.visit, columns: [b, a]}
                            - {table: chosen.journal, dml: [insert, update]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        """);
        try (job) {
            job.chunks(2).start().awaitCaughtUp();
            assertChosen();
            SOURCE.execute(
                    "UPDATE chosen.customer SET city = 'here' WHERE id = 2",
                    "UPDATE chosen.customer SET city = 'away' WHERE id = 3",
                    "UPDATE chosen.customer SET tel = '11', secret = 'z' WHERE id = 1",
                    "INSERT INTO chosen.customer (id, city, tel) VALUES (4,'here','4')",
                    "UPDATE chosen.visit SET c = 7",
                    "DELETE FROM chosen.visit WHERE b IS NULL",
                    "INSERT INTO chosen.visit VALUES (5,6,7)",
                    "INSERT INTO chosen.journal VALUES (3,3)",
                    "UPDATE chosen.journal SET v = 20 WHERE id = 2",
                    "DELETE FROM chosen.journal WHERE id = 1");
            job.awaitCaughtUp();
            assertChosen();
            assertThat(TableText.rows(TARGET, "SELECT * FROM chosen.journal"))
                    .as("nothing is deleted")
                    .containsExactly("[1, 1]", "[2, 20]", "[3, 3]");
        }
    }

    private static void assertChosen() throws SQLException {
        assertThat(TableText.rows(TARGET, "SELECT * FROM chosen.customer"))
                .isNotEmpty()
                .isEqualTo(
                        TableText.rows(
                                SOURCE, "SELECT id, tel FROM chosen.customer WHERE city = 'here'"));
        assertThat(TableText.rows(TARGET, "SELECT id, phone FROM chosen.customer")).isNotEmpty();
        assertThat(TableText.rows(TARGET, "SELECT * FROM chosen.visit"))
                .isNotEmpty()
                .isEqualTo(TableText.rows(SOURCE, "SELECT a, b FROM chosen.visit"));
    }
}
