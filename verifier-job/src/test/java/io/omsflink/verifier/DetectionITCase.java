package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.EveryType.Column;
import io.omsflink.verifier.report.Verdict;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Single spoilt values of every type: each is found, with its column, and nothing else is. */
class DetectionITCase {
    private static final int ROWS = 12_000;
    private static final int SPOILT = 10_000;
    private static final String MODE =
            "SET SESSION time_zone='+00:00', sql_mode='STRICT_ALL_TABLES,ALLOW_INVALID_DATES'";

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();
    private final Random random = Seed.random();

    @Test
    void everySpoiltValueIsFoundAndNothingElse() throws Exception {
        List<String> rows = EveryType.rows("detection.t", ROWS, random);
        fill(source, rows);
        fill(target, rows);
        Verification before = Verification.of(source, target, "detection");
        assertThat(before.rows("t")).isEmpty();
        assertThat(before.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(before.result("t").source().rows()).isEqualTo(ROWS);

        List<String> expected = spoil();
        Verification after = Verification.of(source, target, "detection");
        assertThat(after.rows("t")).isEqualTo(expected);
        assertThat(after.result("t").counts().mismatched()).isEqualTo(SPOILT);
        assertThat(after.result("t").counts().different()).isEqualTo(SPOILT);
    }

    /** Spoils values of different rows; returns how the verification names them. */
    private List<String> spoil() throws Exception {
        List<Integer> ids = new ArrayList<>();
        for (int id = 1; id <= ROWS; id++) {
            ids.add(id);
        }
        Collections.shuffle(ids, random);
        List<String> expected = new ArrayList<>();
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(MODE);
            connection.setAutoCommit(false);
            for (int id : ids.subList(0, SPOILT)) {
                Column column = EveryType.COLUMNS.get(random.nextInt(EveryType.COLUMNS.size()));
                String sql = EveryType.spoil("detection.t", id, column, random);
                assertThat(statement.executeUpdate(sql)).describedAs(sql).isEqualTo(1);
                expected.add("MISMATCHED " + id + ": " + column.name());
            }
            connection.commit();
        }
        Collections.sort(expected);
        return expected;
    }

    private static void fill(MySqlServer server, List<String> rows) throws Exception {
        List<String> statements = new ArrayList<>();
        statements.add(MODE);
        statements.add("DROP DATABASE IF EXISTS detection");
        statements.add("CREATE DATABASE detection");
        statements.add(EveryType.create("detection.t"));
        statements.addAll(rows);
        server.execute(statements.toArray(String[]::new));
    }
}
