package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.TableCompare;
import io.omsflink.verifier.EveryType.Column;
import io.omsflink.verifier.repair.FixFile;
import io.omsflink.verifier.repair.Repairer;
import io.omsflink.verifier.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt rows of every type are mended, judged by a comparison that is not ours. */
class RepairITCase {
    private static final int ROWS = 600;
    private static final String MODE =
            "SET SESSION time_zone='+00:00', sql_mode='STRICT_ALL_TABLES,ALLOW_INVALID_DATES'";

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();
    private final Random random = Seed.random();

    @BeforeEach
    void prepare() throws Exception {
        List<String> statements = new ArrayList<>();
        statements.add(MODE);
        statements.add("DROP DATABASE IF EXISTS mend");
        statements.add("CREATE DATABASE mend CHARACTER SET utf8mb4");
        statements.add(EveryType.create("mend.t"));
        statements.addAll(EveryType.rows("mend.t", ROWS, random));
        statements.add(
                "CREATE TABLE mend.names (id INT PRIMARY KEY, name VARCHAR(20) COLLATE utf8mb4_bin,"
                        + " UNIQUE KEY (name))");
        statements.add("INSERT INTO mend.names VALUES (1,'a'),(2,'b'),(3,'c''\\\\')");
        source.execute(statements.toArray(String[]::new));
        target.execute(statements.toArray(String[]::new));
        spoil();
    }

    private void spoil() throws Exception {
        List<String> statements = new ArrayList<>();
        statements.add(MODE);
        for (int id = 1; id <= ROWS / 2; id++) {
            Column column = EveryType.COLUMNS.get(id % EveryType.COLUMNS.size());
            statements.add(EveryType.spoil("mend.t", id, column, random));
        }
        statements.add("DELETE FROM mend.t WHERE id>" + (ROWS - 200));
        statements.add("UPDATE mend.names SET name='x' WHERE id=1");
        statements.add("UPDATE mend.names SET name='a' WHERE id=2");
        statements.add("UPDATE mend.names SET name='b' WHERE id=1");
        target.execute(statements.toArray(String[]::new));
    }

    @Test
    void aRepairMakesEveryRowEqualAgain() throws Exception {
        Verification before = Verification.of(source, target, "mend");
        assertThat(before.result("t").counts().different()).isEqualTo(ROWS / 2 + 200);
        assertThat(before.result("names").counts().mismatched()).isEqualTo(2);
        try (Repairer repairer = new Repairer(before.plan(), false)) {
            for (int table : before.keys().tables()) {
                Repairer.Outcome outcome = repairer.repair(table, before.keys().rows(table));
                assertThat(outcome.problems()).isEmpty();
                assertThat(outcome.changed()).isPositive();
            }
        }
        assertEqual();
        assertThat(one(target, "SELECT transactions FROM oms_meta.repairs WHERE project='mend'"))
                .isNotEqualTo("0");
    }

    @Test
    void theStatementsOfTheFileDoTheSame(@TempDir Path folder) throws Exception {
        Verification before = Verification.of(source, target, "mend");
        Path file = folder.resolve("fix.sql");
        long count = new FixFile(before.plan(), false).write(file, before.keys());
        // Two rows that change places are four statements.
        assertThat(count).isEqualTo(before.keys().count() + 2);
        List<String> statements = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("--")) {
                statements.add(line.substring(0, line.length() - 1));
            }
        }
        target.execute(statements.toArray(String[]::new));
        assertEqual();
    }

    @Test
    void aRowThatOnlyTheTargetHasGoesOnlyWhenThatIsAskedFor() throws Exception {
        target.execute("INSERT INTO mend.names VALUES (9,'z')");
        Verification before = Verification.of(source, target, "mend");
        repair(before, false);
        assertThat(one(target, "SELECT COUNT(*) FROM mend.names")).isEqualTo("4");
        repair(before, true);
        assertEqual();
    }

    @Test
    void aRowInTheWayOfAnotherIsAProblemOfThatRowOnly() throws Exception {
        target.execute(
                "DELETE FROM mend.names WHERE id=3", "INSERT INTO mend.names VALUES (9,'c''\\\\')");
        Verification before = Verification.of(source, target, "mend");
        assertThat(repair(before, false)).hasSize(1).first().asString().contains("--delete-extra");
        assertThat(Verification.of(source, target, "mend").rows("names"))
                .containsExactly("SOURCE_ONLY 3: ", "TARGET_ONLY 9: ");
        assertThat(repair(before, true)).isEmpty();
        assertEqual();
    }

    private static List<String> repair(Verification found, boolean deleteExtra) throws Exception {
        List<String> problems = new ArrayList<>();
        try (Repairer repairer = new Repairer(found.plan(), deleteExtra)) {
            for (int table : found.keys().tables()) {
                problems.addAll(repairer.repair(table, found.keys().rows(table)).problems());
            }
        }
        return problems;
    }

    private void assertEqual() throws Exception {
        try (Connection here = source.connect();
                Connection there = target.connect()) {
            assertThat(TableCompare.compareAll(here, there, "mend"))
                    .allMatch(TableCompare.Result::equal)
                    .hasSize(2);
        }
        assertThat(Verification.of(source, target, "mend").verdict()).isEqualTo(Verdict.EQUAL);
    }

    private static String one(MySqlServer server, String sql) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
