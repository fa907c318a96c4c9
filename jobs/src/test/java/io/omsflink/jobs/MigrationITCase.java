package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.TableCompare;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationITCase {
    private static MySqlServer source;
    private static MySqlServer target;

    @TempDir Path folder;

    @BeforeAll
    static void startServers() {
        source = MySqlServer.v80().start();
        target = MySqlServer.v57().start();
    }

    @AfterAll
    static void stopServers() {
        source.close();
        target.close();
    }

    private LocalJob job(String name, String database) throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: %s
                kind: migration
                objects: {include: ["%s.*"]}
                steps: {schema: {}, full: {}, incremental: {}}
                """
                        .formatted(name, database));
    }

    private static void assertEqual(String database) throws Exception {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            for (TableCompare.Result result : TableCompare.compareAll(from, to, database)) {
                assertThat(result.equal()).as(result.toString()).isTrue();
            }
        }
    }

    @Test
    void a_live_database_moves_and_stays_in_step() throws Exception {
        source.execute(
                "CREATE DATABASE live CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE live.item (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(50), price"
                        + " DECIMAL(10,2), KEY (name))",
                "CREATE TABLE live.pair (a VARCHAR(20), b INT, v TEXT, PRIMARY KEY (a, b), UNIQUE"
                        + " (b))",
                "CREATE TABLE live.plain (x INT, y VARCHAR(10))",
                "INSERT INTO live.item (name, price) VALUES ('one', 1.5), ('two', 2), (NULL, NULL)",
                "INSERT INTO live.item (name, price) SELECT a.name, b.price FROM live.item a,"
                        + " live.item b, live.item c, live.item d",
                "INSERT INTO live.pair VALUES ('k', 1, 'first'), ('k', 2, 'second'), ('tab\\t', 3,"
                        + " 'nl\\n"
                        + "\\\\ \\'')",
                "INSERT INTO live.plain VALUES (1,'a'),(1,'a'),(2,NULL)");
        try (LocalJob job = job("live", "live").start()) {
            job.awaitCaughtUp();
            assertEqual("live");
            source.execute(
                    "UPDATE live.item SET price = price + 1 WHERE id % 2 = 0",
                    "DELETE FROM live.item WHERE id % 5 = 0",
                    "UPDATE live.pair SET b = b + 10 ORDER BY b DESC",
                    "INSERT INTO live.plain VALUES (1,'a')",
                    "DELETE FROM live.plain WHERE x = 1 LIMIT 2",
                    "UPDATE live.plain SET y = 'z' WHERE x = 2");
            job.awaitCaughtUp();
            assertEqual("live");
            String savepoint = job.stopWithSavepoint();
            source.execute(
                    "INSERT INTO live.plain VALUES (7,'after'), (7,'after')",
                    "DELETE FROM live.item WHERE id < 10");
            job.start(Optional.of(savepoint)).awaitCaughtUp();
            assertEqual("live");
        }
    }
}
