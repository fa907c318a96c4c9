package io.omsflink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCompareITCase {
    private static final String SHAPE =
            "CREATE TABLE d.t (id INT, i BIGINT UNSIGNED, f FLOAT, f2 FLOAT(7,2), d DOUBLE, d2"
                + " DOUBLE(20,2), n DECIMAL(65,30), c CHAR(9), v VARCHAR(9) CHARACTER SET utf8mb4,"
                + " l VARCHAR(9) CHARACTER SET latin1, g VARCHAR(9) CHARACTER SET gbk, b"
                + " VARBINARY(9), bl BLOB, bi BIT(64), e ENUM('a','ö'), s SET('x','y'), j JSON, da"
                + " DATE, dt DATETIME(6), ts TIMESTAMP(3) NULL, ti TIME(2), y YEAR, p POINT)";
    private static final String ROW =
            "(1, 18446744073709551615, 0.1, 1.25, -0e0, 3.5, 1.000000000000000000000000000001, 'c"
                + " ', 'é😀', 'ä', '中', X'00FF', X'00', b'101', 'ö', 'x,y', '{\"b\": 1, \"a\": [1,"
                + " 2.5, \"x\"]}', '2020-02-03', '2020-02-03 04:05:06.789012', '2020-02-03"
                + " 04:05:06.789', '-12:00:00.25', 1999, POINT(1, 2))";

    private static MySqlServer serverA;
    private static MySqlServer serverB;

    @BeforeAll
    static void startServers() {
        serverA = MySqlServer.v80().option("default_time_zone", "+03:00").start();
        serverB = MySqlServer.v57().option("default_time_zone", "-05:00").start();
    }

    @AfterAll
    static void stopServers() {
        serverA.close();
        serverB.close();
    }

    @BeforeEach
    void createTables() throws SQLException {
        for (MySqlServer server : new MySqlServer[] {serverA, serverB}) {
            run(
                    server,
                    "DROP DATABASE IF EXISTS d",
                    "CREATE DATABASE d",
                    SHAPE,
                    "INSERT INTO d.t VALUES " + ROW);
            run(server, "INSERT INTO d.t (id) VALUES (2), (3), (3)");
        }
    }

    private static void run(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static TableCompare.Result compare() throws SQLException {
        try (Connection a = serverA.connect();
                Connection b = serverB.connect()) {
            return TableCompare.compare(a, b, "d", "t");
        }
    }

    @Test
    void findsEqualTablesOfTwoVersionsAndTimeZonesEqual() throws SQLException {
        TableCompare.Result result = compare();
        assertThat(result.differences()).isEmpty();
        assertThat(result.equal()).isTrue();
        assertThat(result.rowsA()).isEqualTo(4);
        assertThat(result.digestA()).isEqualTo(result.digestB()).hasSize(32);
    }

    @Test
    void takesNoNoticeOfTheOrderOfRows() throws SQLException {
        run(
                serverB,
                "DELETE FROM d.t",
                "INSERT INTO d.t (id) VALUES (3), (2), (3)",
                "INSERT INTO d.t VALUES " + ROW);
        assertThat(compare().equal()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i = 18446744073709551614",
                "f = 0.10000001",
                "f2 = 1.26",
                "d = 0e0",
                "d = -4.9e-300",
                "d2 = 3.51",
                "n = 1.000000000000000000000000000002",
                "c = 'd'",
                "v = 'e😀'",
                "v = 'é😀 '",
                "l = 'Ä'",
                "g = '国'",
                "b = X'00FF00'",
                "bl = ''",
                "bi = b'100'",
                "e = 'a'",
                "s = 'x'",
                "j = '{\"b\": 1, \"a\": [1, 2.5, \"X\"]}'",
                "da = '2020-02-04'",
                "dt = '2020-02-03 04:05:06.789013'",
                "ts = '2020-02-03 04:05:06.788'",
                "ti = '12:00:00.25'",
                "y = 2000",
                "p = POINT(1, 2.0000000000000004)",
                "v = NULL",
                "b = v, v = NULL"
            })
    void seesTheSmallestDifferenceOfAValue(String change) throws SQLException {
        run(serverB, "UPDATE d.t SET " + change + " WHERE id = 1");
        TableCompare.Result result = compare();
        assertThat(result.equal()).isFalse();
        assertThat(result.differences()).hasSize(2);
        assertThat(result.toString())
                .contains("d.t: DIFFERENT, 4 and 4 rows")
                .contains("only A: 1, 1844")
                .contains("only B: 1, 1844");
    }

    @Test
    void tellsNullFromEmptyAndOneDuplicateFromTwo() throws SQLException {
        run(serverB, "UPDATE d.t SET v = '' WHERE id = 2");
        assertThat(compare().equal()).isFalse();
        run(serverB, "UPDATE d.t SET v = NULL, id = 3 WHERE id = 2");
        run(serverA, "UPDATE d.t SET id = 2 WHERE id = 3");
        assertThat(compare().equal()).isFalse();
        run(serverB, "DELETE FROM d.t WHERE id = 3");
        assertThat(compare().rowsB()).isEqualTo(1);
    }

    @Test
    void comparesTextOfDifferentCharsetsByItsCharacters() throws SQLException {
        run(
                serverB,
                "ALTER TABLE d.t MODIFY g VARCHAR(9) CHARACTER SET utf8mb4, MODIFY l VARCHAR(9)"
                        + " CHARACTER SET utf8");
        assertThat(compare().equal()).isTrue();
        run(serverB, "UPDATE d.t SET g = '国' WHERE id = 1");
        assertThat(compare().equal()).isFalse();
    }

    @Test
    void takesWholeDoublesInJsonAsEqualThatOneVersionPrintsWithoutFraction() throws SQLException {
        String json =
                "UPDATE d.t SET j = '{\"a.0\": [264.0, -3.0, 1.05, 10.0e0], \"s\": \"1.0, \\\\\""
                        + " 2.0\"}' WHERE id = 1";
        run(serverA, json);
        run(serverB, json);
        assertThat(compare()).matches(TableCompare.Result::equal);
        run(serverB, json.replace("-3.0", "-3.01"));
        assertThat(compare().equal()).isFalse();
        run(serverB, json.replace("1.0, ", "1, "));
        assertThat(compare().equal()).isFalse();
    }

    @Test
    void reportsMissingTablesAndOtherColumns() throws SQLException {
        run(serverB, "ALTER TABLE d.t DROP p", "CREATE TABLE d.more (id INT)");
        try (Connection a = serverA.connect();
                Connection b = serverB.connect()) {
            assertThat(TableCompare.compareAll(a, b, "d"))
                    .hasSize(2)
                    .noneMatch(TableCompare.Result::equal)
                    .allSatisfy(result -> assertThat(result.toString()).contains("columns ["));
        }
    }
}
