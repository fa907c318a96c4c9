package io.omsflink.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.verifier.report.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Keys of every kind, cut into ranges of a few rows: rows are taken away, added and changed at the
 * target at random, and exactly those are found, in ranges where both sides order alike and without
 * where they do not.
 */
class KeysITCase {
    private static final int ROWS = 400;
    private static final String[][] KEYS = {
        {"sparse", "id BIGINT", "POW(-7, %d MOD 20)*%d", "PRIMARY KEY (id)"},
        {"huge", "id BIGINT UNSIGNED", "18446744073709551615-%d", "PRIMARY KEY (id)"},
        {"skewed", "a INT, b INT", "%d DIV 390,%d", "PRIMARY KEY (a, b)"},
        {"decimals", "id DECIMAL(30,10)", "%d/7-20", "PRIMARY KEY (id)"},
        {"times", "id DATETIME(3)", "'1900-01-01'+INTERVAL %d*9999 MINUTE", "PRIMARY KEY (id)"},
        {
            "days",
            "id DATE, n SMALLINT",
            "'2000-01-01'+INTERVAL (%d DIV 40) DAY,%d MOD 40",
            "PRIMARY KEY (id, n)"
        },
        {"text", "id VARCHAR(40)", "CONCAT(CHAR(65+%d MOD 57), %d)", "PRIMARY KEY (id)"},
        {
            "binary_text",
            "id VARCHAR(40) COLLATE utf8mb4_bin",
            "CONCAT(CHAR(65+%d MOD 57), %d)",
            "PRIMARY KEY (id)"
        },
        {
            "old_text",
            "id VARCHAR(40) CHARACTER SET latin1",
            "CONCAT(_latin1 x'e9', %d)",
            "PRIMARY KEY (id)"
        },
        {"bytes", "id VARBINARY(20)", "UNHEX(MD5(%d))", "PRIMARY KEY (id)"},
        {"bits", "id BIT(20)", "%d", "PRIMARY KEY (id)"},
        {"members", "e ENUM('b','a','c'), n INT", "1+%d MOD 3,%d", "PRIMARY KEY (e, n)"},
        {"sets", "s SET('b','a'), n INT", "%d MOD 4,%d", "PRIMARY KEY (s, n)"},
        {"number_first", "n INT, t VARCHAR(20)", "%d DIV 5,CONCAT('x',%d)", "PRIMARY KEY (n, t)"},
        {"unique_only", "id INT NOT NULL, o INT", "%d,%d", "UNIQUE KEY u (id)"},
    };

    private final MySqlServer source = Servers.mysql();
    private final MySqlServer target = Servers.oceanBase();
    private final Random random = Seed.random();

    @Test
    void everyRowThatDiffersIsFoundUnderEveryKindOfKey() throws Exception {
        prepare(source);
        prepare(target);
        Verification before = Verification.of(source, target, "vkeys", o -> o.withChunkRows(7));
        assertThat(before.verdicts().values()).containsOnly(Verdict.EQUAL).hasSize(KEYS.length);

        int[][] changes = new int[KEYS.length][];
        for (int i = 0; i < KEYS.length; i++) {
            changes[i] = change(KEYS[i][0]);
        }
        Verification after = Verification.of(source, target, "vkeys", o -> o.withChunkRows(7));
        for (int i = 0; i < KEYS.length; i++) {
            var counts = after.result(KEYS[i][0]).counts();
            assertThat(new long[] {counts.sourceOnly(), counts.mismatched()})
                    .describedAs(KEYS[i][0])
                    .containsExactly(changes[i][0], changes[i][1]);
            assertThat(counts.targetOnly()).isZero();
        }
        List<String> rows = after.rows("sparse");
        try (Connection connection = target.connect()) {
            undo(connection);
        }
        // The other way round, what was missing is too much.
        Verification back = Verification.of(target, source, "vkeys", o -> o.withChunkRows(7));
        assertThat(back.result("sparse").counts().targetOnly()).isEqualTo(changes[0][0]);
        assertThat(rows).hasSize(changes[0][0] + changes[0][1]);
    }

    /** Takes some rows away and changes others; returns how many of each. */
    private int[] change(String table) throws SQLException {
        List<Integer> values = values(table);
        int[] done = new int[2];
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            for (int value : values) {
                int dice = random.nextInt(20);
                if (dice < 2) {
                    String sql = dice == 0 ? "DELETE FROM vkeys.%s" : "UPDATE vkeys.%s SET w='y'";
                    statement.executeUpdate(sql.formatted(table) + " WHERE v=" + value);
                    done[dice]++;
                }
            }
        }
        return done;
    }

    private static void undo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE vkeys.sparse SET w='x'");
        }
    }

    private List<Integer> values(String table) throws SQLException {
        List<Integer> values = new ArrayList<>();
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT v FROM vkeys." + table)) {
            while (rows.next()) {
                values.add(rows.getInt(1));
            }
        }
        return values;
    }

    private static void prepare(MySqlServer server) throws Exception {
        List<String> statements = new ArrayList<>();
        statements.add("DROP DATABASE IF EXISTS vkeys");
        statements.add("CREATE DATABASE vkeys CHARACTER SET utf8mb4");
        for (String[] key : KEYS) {
            String name = "vkeys." + key[0];
            statements.add(
                    "CREATE TABLE %s (%s, v INT, w CHAR(1), %s)".formatted(name, key[1], key[3]));
            for (int i = 0; i < ROWS; i++) {
                statements.add(
                        "INSERT IGNORE INTO %s VALUES (%s, %d, 'x')"
                                .formatted(name, key[2].replace("%d", String.valueOf(i)), i));
            }
        }
        server.execute(statements.toArray(String[]::new));
    }
}
