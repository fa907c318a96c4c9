package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables are compared where the project's routes, columns and row filters say that they are. */
class MappedTablesITCase {
    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @Test
    void rowsAreLookedForWhereTheProjectPutsThem() throws Exception {
        for (String database : List.of("vmap", "vmap_there")) {
            source.execute("DROP DATABASE IF EXISTS " + database);
            target.execute("DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
        }
        source.execute(
                "CREATE DATABASE vmap",
                "CREATE TABLE vmap.orders (note TEXT, id INT PRIMARY KEY, v INT, secret INT,"
                        + " UNIQUE (secret))",
                "INSERT INTO vmap.orders VALUES ('a',1,1,10), ('b',2,2,20), ('c',3,30,30),"
                        + " ('d',4,NULL,40)",
                "CREATE TABLE vmap.whole (id INT PRIMARY KEY)",
                "INSERT INTO vmap.whole VALUES (1), (2)",
                "CREATE TABLE vmap.log (id INT PRIMARY KEY)");
        target.execute(
                "CREATE TABLE vmap_there.low (id INT PRIMARY KEY, w INT)",
                "INSERT INTO vmap_there.low VALUES (1,1), (2,2)",
                "CREATE TABLE vmap_there.high (id INT PRIMARY KEY, note TEXT, v INT)",
                "INSERT INTO vmap_there.high VALUES (3,'x',30)",
                "CREATE TABLE vmap.whole (id INT PRIMARY KEY, more INT)",
                "INSERT INTO vmap.whole VALUES (1,1), (2,2)",
                "CREATE TABLE vmap.log (id INT PRIMARY KEY)",
                "CREATE TABLE vmap.orders (id INT PRIMARY KEY)");
        Verification verification =
                Verification.of(
                        Verification.project(
                                source,
                                target,
                                "vmap",
                                """
                                objects:
                                  include:
                                    - vmap.whole
                                    - {table: vmap.orders, where: "v < 10", rename: vmap_there.low, columns: [id, {v: w}]}
                                    - {table: vmap.orders, where: "v >= 10", rename: vmap_there.high, columns: [id, note, v]}
                                    - {table: vmap.log, dml: [insert]}
                                steps: {full: {}, incremental: {}}
                                """),
                        options -> options);
        assertThat(verification.verdicts())
                .containsEntry("orders -> vmap_there.low", Verdict.EQUAL)
                .containsEntry("orders -> vmap_there.high", Verdict.DIFFERENT)
                .containsEntry("whole", Verdict.EQUAL)
                .containsEntry("log", Verdict.UNKNOWN)
                .hasSize(4);
    }
}
