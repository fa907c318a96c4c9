package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.MigrationProject;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.compare.UnitResult.Counts;
import io.omsflink.verifier.repair.Repairer;
import io.omsflink.verifier.report.Verdict;
import org.junit.jupiter.api.Test;

/** Renamed tables and columns, chosen columns and rows, and several tables that become one. */
class RoutesITCase {
    private static final String REST =
            """
            objects:
              include:
                - {table: "vroute_?.orders", rename: "vroute_all.orders"}
                - {table: vroute_a.parted, where: "v < 10", rename: "vroute_all.low"}
                - {table: vroute_a.parted, where: "v >= 10", rename: "vroute_all.high", columns: [id, {v: w}]}
            steps: {full: {}, incremental: {}}
            """;

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();

    @Test
    void whatTheProjectMovesElsewhereIsComparedThere() throws Exception {
        makeTables();
        MigrationProject project = Verification.project(source, target, "vroute", REST);
        Verification equal = Verification.of(project, o -> o.withChunkRows(2));
        assertThat(equal.results())
                .hasSize(3)
                .allMatch(r -> r.verdict() == Verdict.EQUAL, equal.results().toString());
        assertThat(equal.results().get(1).name()).isEqualTo("vroute_a.parted -> vroute_all.high");
        assertThat(equal.result("orders").source().rows()).isEqualTo(6);

        target.execute(
                "UPDATE vroute_all.orders SET v=9 WHERE id=12",
                "DELETE FROM vroute_all.orders WHERE id=3",
                "INSERT INTO vroute_all.low VALUES (3, 20, 'c')",
                "UPDATE vroute_all.high SET w=21 WHERE id=3");
        Verification spoilt = Verification.of(project, o -> o.withChunkRows(2));
        assertThat(spoilt.result("orders").counts()).isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(spoilt.result("low").counts()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(spoilt.result("high").counts()).isEqualTo(new Counts(0, 0, 1, 0));

        try (Repairer repairer = new Repairer(spoilt.plan(), true)) {
            for (int table : spoilt.keys().tables()) {
                assertThat(repairer.repair(table, spoilt.keys().rows(table)).problems()).isEmpty();
            }
        }
        assertThat(Verification.of(project, o -> o).verdict()).isEqualTo(Verdict.EQUAL);
    }

    private void makeTables() throws Exception {
        for (String database : new String[] {"vroute_a", "vroute_b"}) {
            source.execute(
                    "DROP DATABASE IF EXISTS " + database,
                    "CREATE DATABASE " + database + " CHARACTER SET utf8mb4",
                    "CREATE TABLE " + database + ".orders (id INT PRIMARY KEY, v INT)");
        }
        source.execute(
                "INSERT INTO vroute_a.orders VALUES (1,1), (2,2), (3,3)",
                "INSERT INTO vroute_b.orders VALUES (11,1), (12,2), (13,NULL)",
                "CREATE TABLE vroute_a.parted (id INT PRIMARY KEY, v INT, t TEXT)",
                "INSERT INTO vroute_a.parted VALUES (1,1,'a'), (2,2,'b'), (3,20,'c'), (4,30,'d'),"
                        + " (5,NULL,'e')");
        target.execute(
                "DROP DATABASE IF EXISTS vroute_all",
                "CREATE DATABASE vroute_all CHARACTER SET utf8mb4",
                "CREATE TABLE vroute_all.orders (id INT PRIMARY KEY, v INT)",
                "INSERT INTO vroute_all.orders VALUES (1,1),(2,2),(3,3),(11,1),(12,2),(13,NULL)",
                "CREATE TABLE vroute_all.low (id INT PRIMARY KEY, v INT, t TEXT)",
                "INSERT INTO vroute_all.low VALUES (1,1,'a'), (2,2,'b')",
                "CREATE TABLE vroute_all.high (id INT PRIMARY KEY, w INT, extra INT)",
                "INSERT INTO vroute_all.high VALUES (3,20,7), (4,30,8)");
    }
}
