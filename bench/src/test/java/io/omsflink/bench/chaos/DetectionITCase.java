package io.omsflink.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.bench.chaos.load.ChaosSchema;
import io.omsflink.bench.chaos.load.FirstRows;
import io.omsflink.bench.chaos.load.LoadSettings;
import io.omsflink.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suite sees what a product would do wrong: here it is done wrong by hand. */
class DetectionITCase {
    private static final LoadSettings LOAD = new LoadSettings(false, false, 500, 2, 100);
    private static final ChaosSchema SCHEMA = ChaosSchema.random("chaos", 7, LOAD);
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static Servers servers;

    @BeforeAll
    static void startServers() throws SQLException {
        servers = Servers.start(false);
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @BeforeEach
    void fillBothSidesAlike() throws SQLException {
        for (var server : List.of(servers.source, servers.target)) {
            server.execute("DROP DATABASE IF EXISTS chaos");
            try (Connection connection = server.connect()) {
                FirstRows.create(connection, SCHEMA, LOAD, 7);
            }
        }
    }

    private static List<TableDifference> differences() throws SQLException {
        return TableDifference.all(servers, "chaos");
    }

    @Test
    void equalSidesHaveNoDifference() throws SQLException {
        assertThat(differences()).isEmpty();
    }

    @Test
    void aLostRow() throws SQLException {
        servers.target.execute("DELETE FROM chaos.bulk WHERE k1 = 3");
        assertCounts("bulk", 1, 0, 0);
    }

    @Test
    void aTransactionThatWasAppliedTwice() throws SQLException {
        servers.target.execute("INSERT INTO chaos.journal VALUES (-1, -1), (-1, -1)");
        assertCounts("journal", 0, 2, 0);
    }

    @Test
    void aRowThatIsTooMuch() throws SQLException {
        servers.target.execute("INSERT INTO chaos.ledger VALUES (5, 0)");
        assertCounts("ledger", 0, 0, 1);
    }

    @Test
    void aRowWithAnOldValueIsLostAndExtra() throws SQLException {
        servers.source.execute("UPDATE chaos.bulk SET n = 9 WHERE k1 = 3");
        assertCounts("bulk", 1, 0, 1);
    }

    @Test
    void aTableThatIsNotThere() throws SQLException {
        servers.target.execute("DROP TABLE chaos.heap");
        assertCounts("heap", 1, 0, 0);
    }

    private static void assertCounts(String table, long lost, long duplicated, long extra)
            throws SQLException {
        List<TableDifference> found = differences();
        assertThat(found).hasSize(1);
        TableDifference difference = found.get(0);
        assertThat(difference.table()).isEqualTo(table);
        assertThat(difference.lost()).isEqualTo(lost);
        assertThat(difference.duplicated()).isEqualTo(duplicated);
        assertThat(difference.extra()).isEqualTo(extra);
        assertThat(difference.words()).contains("chaos." + table);
    }

    @Test
    void aTransactionOfWhichOnlyAPartIsVisible() throws SQLException {
        try (Probe probe = armed()) {
            servers.target.execute("UPDATE chaos.pair2_a SET n = 1 WHERE writer = 1 AND slot = 3");
            awaitSeen(probe, seen -> seen.torn() > 0);
            assertThat(probe.seen().example()).contains("pair2 w1s3 was 1", "0 in the other");
            assertThat(probe.seen().back()).isZero();
        }
    }

    @Test
    void anOldTransactionThatIsAppliedAgain() throws SQLException {
        try (Probe probe = armed()) {
            counters(7);
            long looks = probe.seen().looks();
            awaitSeen(probe, seen -> seen.looks() > looks + 2L * ChaosSchema.pairs());
            assertThat(probe.seen().back() + probe.seen().torn()).isZero();
            counters(6);
            awaitSeen(probe, seen -> seen.back() > 0);
            assertThat(probe.seen().torn()).isZero();
        }
    }

    /** In one statement, as one transaction. */
    private static void counters(int n) throws SQLException {
        servers.target.execute(
                "UPDATE chaos.pair1_a a JOIN chaos.pair1_b b ON b.id = CONCAT('w', a.writer, 's',"
                        + " a.slot) SET a.n = "
                        + n
                        + ", b.n = "
                        + n);
    }

    private static Probe armed() {
        Probe probe = new Probe(servers, SCHEMA, true);
        probe.arm();
        probe.start();
        awaitSeen(probe, seen -> seen.looks() > 2L * ChaosSchema.pairs());
        assertThat(probe.seen().torn() + probe.seen().back()).isZero();
        return probe;
    }

    private static void awaitSeen(Probe probe, Predicate<Probe.Seen> condition) {
        Await.until("the probe has seen it", BOUND, () -> condition.test(probe.seen()));
    }
}
