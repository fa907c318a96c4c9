package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables arrive under other names, several of them as one, and one as several. */
class RoutesITCase {
    private static final MySqlServer SOURCE = Servers.mysql();
    private static final MySqlServer TARGET = Servers.oceanBase();

    @TempDir Path folder;

    @BeforeAll
    static void makeTables() throws SQLException {
        for (String database : new String[] {"routed_a", "routed_b"}) {
            SOURCE.execute(
                    "CREATE DATABASE " + database + " CHARACTER SET utf8mb4",
                    "CREATE TABLE "
                            + database
                            + ".orders (id INT PRIMARY KEY, code VARCHAR(10), v INT, UNIQUE (code),"
                            + " KEY (v))");
        }
        SOURCE.execute(
                "INSERT INTO routed_a.orders VALUES (1,'a1',1), (2,'a2',2), (3,'a3',3)",
                "INSERT INTO routed_b.orders VALUES (11,'b1',1), (12,'b2',2), (13,'b3',3)",
                "CREATE TABLE routed_a.note (v INT, t TEXT)",
                "INSERT INTO routed_a.note VALUES (1,'x'), (1,'x'), (2,NULL)",
                "CREATE TABLE routed_a.elder (id INT PRIMARY KEY)",
                "CREATE TABLE routed_a.child (id INT PRIMARY KEY, elder INT, FOREIGN KEY (elder)"
                        + " REFERENCES routed_a.elder (id) ON DELETE CASCADE)",
                "CREATE TABLE routed_a.parted (id INT PRIMARY KEY, v INT, KEY (v))",
                "INSERT INTO routed_a.parted VALUES (1,1), (2,2), (3,20), (4,30), (5,NULL)",
                "CREATE TABLE routed_a.heap (v INT, t VARCHAR(5))",
                "INSERT INTO routed_a.heap VALUES (1,'a'), (1,'a'), (20,'b'), (NULL,'c')",
                "CREATE TABLE routed_a.ebb (id INT PRIMARY KEY, e INT)",
                "CREATE TABLE routed_a.flow (id INT PRIMARY KEY, f VARCHAR(5))",
                "INSERT INTO routed_a.ebb VALUES (1,1)",
                "INSERT INTO routed_a.flow VALUES (1,'x'), (2,'y')",
                "INSERT INTO routed_a.elder VALUES (1), (2), (3)",
                "INSERT INTO routed_a.child VALUES (10,1), (20,2), (30,3), (31,3)");
    }

    private LocalJob job() throws Exception {
        return new LocalJob(
                SOURCE,
                TARGET,
                folder,
                """
                name: routed
                kind: migration
                objects:
                  include:
                    - routed_a.*
                    - {table: "routed_?.orders", rename: "routed_all.orders"}
                    - {table: routed_a.note, rename: "routed_all.${table}_of_${db}"}
                    - {table: routed_a.elder, rename: "routed_all.parent"}
                    - {table: routed_a.parted, where: "v < 10", rename: "routed_all.low"}
                    - {table: routed_a.parted, where: "v >= 10", rename: "routed_all.high", columns: [id, {v: w}]}
                    - {table: routed_a.heap, where: "v < 10", rename: "routed_all.heap_low"}
                    - {table: routed_a.heap, where: "v >= 10 OR v IS NULL", rename: "routed_all.heap_high"}
                    - {table: routed_a.ebb, rename: "routed_a.flow"}
                    - {table: routed_a.flow, rename: "routed_a.ebb"}
                steps: {schema: {}, full: {}, incremental: {}}
                """);
    }

    @Test
    void tablesAreRenamedAndJoined() throws Exception {
        try (LocalJob job = job().chunks(2).start()) {
            job.awaitCaughtUp();
            assertRouted();
            SOURCE.execute(
                    "UPDATE routed_a.orders SET v = v + 100",
                    "DELETE FROM routed_b.orders WHERE id = 11",
                    "INSERT INTO routed_b.orders VALUES (14,'b4',4)",
                    // A code moves from one table to the other.
                    "UPDATE routed_a.orders SET code = 'gone' WHERE id = 1",
                    "UPDATE routed_b.orders SET code = 'a1' WHERE id = 12",
                    "DELETE FROM routed_a.note WHERE v = 1 LIMIT 1",
                    "INSERT INTO routed_a.note VALUES (7,'seven')",
                    "UPDATE routed_a.parted SET v = v + 10 WHERE id IN (1, 3)",
                    "UPDATE routed_a.parted SET v = 5 WHERE id = 4",
                    "UPDATE routed_a.parted SET v = 11 WHERE v IS NULL",
                    "INSERT INTO routed_a.parted VALUES (6,6), (7,70), (8,NULL)",
                    "DELETE FROM routed_a.parted WHERE id = 2",
                    "UPDATE routed_a.heap SET v = 30 WHERE v = 1 LIMIT 1",
                    "UPDATE routed_a.ebb SET e = 2",
                    "INSERT INTO routed_a.flow VALUES (3,'z')",
                    "DELETE FROM routed_a.elder WHERE id = 3",
                    "INSERT INTO routed_a.child VALUES (40,2)");
            job.awaitCaughtUp();
            assertRouted();
            String savepoint = job.stopWithSavepoint();
            SOURCE.execute(
                    "UPDATE routed_a.parted SET v = 50 - v",
                    "INSERT INTO routed_a.heap VALUES (2,'n'), (22,'n')",
                    "DELETE FROM routed_a.flow WHERE id = 1",
                    "DELETE FROM routed_a.elder WHERE id = 2",
                    "UPDATE routed_b.orders SET v = NULL");
            job.start(Optional.of(savepoint)).awaitCaughtUp();
            assertRouted();
        }
    }

    private static void assertRouted() throws SQLException {
        assertThat(TableText.rows(TARGET, "SELECT * FROM routed_all.orders"))
                .hasSizeGreaterThan(4)
                .isEqualTo(
                        Stream.of("routed_a", "routed_b")
                                .flatMap(RoutesITCase::orders)
                                .sorted()
                                .toList());
        assertSame("routed_a.note", "routed_all.note_of_routed_a");
        assertSame("routed_a.elder", "routed_all.parent");
        assertSame("routed_a.child", "routed_a.child");
        assertSame("routed_a.parted WHERE v < 10", "routed_all.low");
        assertSame("routed_a.parted WHERE v >= 10", "routed_all.high WHERE w >= 10");
        assertSame("routed_a.heap WHERE v < 10", "routed_all.heap_low");
        assertSame("routed_a.heap WHERE v >= 10 OR v IS NULL", "routed_all.heap_high");
        assertSame("routed_a.ebb", "routed_a.flow");
        assertSame("routed_a.flow", "routed_a.ebb");
        assertThat(TableText.rows(TARGET, "SELECT * FROM routed_all.high WHERE NOT w >= 10"))
                .isEmpty();
        assertThat(TableText.rows(TARGET, "SHOW INDEX FROM routed_all.orders"))
                .as("both unique keys and the plain one")
                .hasSize(3);
    }

    private static Stream<String> orders(String database) {
        try {
            return TableText.rows(SOURCE, "SELECT * FROM " + database + ".orders").stream();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertSame(String source, String target) throws SQLException {
        assertThat(TableText.rows(TARGET, "SELECT * FROM " + target))
                .isEqualTo(TableText.rows(SOURCE, "SELECT * FROM " + source));
    }
}
