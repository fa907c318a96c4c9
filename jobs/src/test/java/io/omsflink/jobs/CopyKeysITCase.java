package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The copy in small chunks along every kind of key, from more readers to fewer writers, while rows
 * come, change and go.
 */
class CopyKeysITCase {
    private static final int ROWS = 200;
    private static final int CHUNK = 7;

    @TempDir Path folder;

    /**
     * One kind of key.
     *
     * @param definition the key's columns
     * @param key how the key is declared
     * @param value values of the key's columns as SQL, different for each number
     */
    private record Kind(String name, String definition, String key, IntFunction<String> value) {}

    private static final List<Kind> KINDS =
            List.of(
                    kind("negative", "a INT", i -> i * 7 - 1000),
                    kind(
                            "beyond_signed",
                            "a BIGINT UNSIGNED",
                            i ->
                                    i % 2 == 0
                                            ? Long.toUnsignedString(-1 - i)
                                            : "" + i * 1_000_000_007L),
                    kind("decimals", "a DECIMAL(40,10)", i -> (i - 100) * 3 + "." + i),
                    kind("bits", "a BIT(64)", i -> Long.toUnsignedString(i * 0x9e3779b97f4a7c15L)),
                    kind(
                            "years",
                            "a YEAR, b SMALLINT",
                            i -> (i % 5 == 0 ? "'0000'" : 1901 + i % 50) + "," + -i),
                    kind(
                            "dates",
                            "a DATE",
                            i ->
                                    i == 0
                                            ? "'0000-00-00'"
                                            : i % 4 == 0
                                                    ? "'2012-00-%02d'".formatted(i % 32)
                                                    : "'2024-01-01' + INTERVAL " + i + " DAY"),
                    kind(
                            "datetimes",
                            "a DATETIME(6)",
                            i ->
                                    i == 0
                                            ? "'0000-00-00'"
                                            : "'1969-12-31 23:59:59' + INTERVAL "
                                                    + i
                                                    + " MICROSECOND"),
                    kind(
                            "timestamps",
                            "a TIMESTAMP(3) DEFAULT '2000-01-01', b INT",
                            i -> "'2024-03-10 02:00:00' + INTERVAL " + i % 9 * 10 + " MINUTE," + i),
                    kind("times", "a TIME(2)", i -> "SEC_TO_TIME(" + (i - 100) * 12345 + ".5)"),
                    kind(
                            "ci_text",
                            "a VARCHAR(20)",
                            i ->
                                    "'"
                                            + (i % 2 == 0 ? "k" : "K")
                                            + "é"
                                            + i
                                            + " ".repeat(i % 3)
                                            + "'"),
                    kind(
                            "control_text",
                            "a CHAR(20)",
                            i -> "CONCAT('a',CHAR(" + i % 32 + "),'b',CHAR(" + i / 32 + "))"),
                    kind(
                            "bin_text",
                            "a VARCHAR(20) COLLATE utf8mb4_bin",
                            i -> "'" + (i % 2 == 0 ? "k" : "K") + i / 2 + "'"),
                    kind(
                            "gbk_text",
                            "a VARCHAR(20) CHARACTER SET gbk",
                            i ->
                                    "_gbk x'"
                                            + "%02X5C27".formatted(0x81 + i % 100)
                                            + "%02X".formatted(0x30 + i / 100)
                                            + "'"),
                    kind(
                            "wide_text",
                            "a VARCHAR(20) CHARACTER SET utf16",
                            i -> "'漢😀" + i + "\\\\'"),
                    kind(
                            "bytes",
                            "a BINARY(8)",
                            i -> "UNHEX('" + "%02X00%02X".formatted(i * 37 % 256, i) + "')"),
                    kind(
                            "var_bytes",
                            "a VARBINARY(300)",
                            i -> i == 0 ? "''" : "REPEAT(x'00'," + i + ")"),
                    kind("members", "a ENUM(" + members(300) + ")", i -> i),
                    kind(
                            "members_and_number",
                            "a ENUM('x','','z'), b INT",
                            i -> i % 4 + "," + i * 11),
                    kind(
                            "sets",
                            "a SET(" + members(64) + ")",
                            i -> Long.toString((i - 100) * 0x1_0000_0001L)),
                    kind(
                            "composite",
                            "a VARCHAR(10), b DATETIME, c BIGINT UNSIGNED",
                            i ->
                                    "'g"
                                            + i % 3
                                            + "','2024-01-01' + INTERVAL "
                                            + i % 7
                                            + " DAY,"
                                            + Long.toUnsignedString(-i)),
                    new Kind(
                            "no_primary",
                            "a INT NOT NULL, b VARCHAR(5) NOT NULL",
                            "UNIQUE KEY u (b, a)",
                            i -> i + ",'" + i % 3 + "'"),
                    new Kind(
                            "descending",
                            "a INT, b INT",
                            "PRIMARY KEY (a DESC, b)",
                            i -> i % 20 + "," + i),
                    new Kind(
                            "nullable",
                            "a INT NULL, b INT",
                            "UNIQUE KEY u (a)",
                            i -> i % 5 == 0 ? "NULL," + i : i + "," + i));

    private static Kind kind(String name, String definition, IntFunction<Object> value) {
        String columns =
                Arrays.stream(definition.replaceAll("\\(.*?\\)", "").split(", "))
                        .map(c -> c.substring(0, 1))
                        .collect(Collectors.joining(", "));
        return new Kind(
                name, definition, "PRIMARY KEY (" + columns + ")", i -> value.apply(i).toString());
    }

    private static String members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'m" + i + "'")
                .collect(Collectors.joining(","));
    }

    @Test
    void noRowIsLostOrDoubledWhileWritesGoOn() throws Exception {
        MySqlServer source = Servers.mysql();
        try (Connection connection = source.connect()) {
            fill(connection);
        }
        try (LocalJob job = job(source).start()) {
            CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> await(job));
            Random random = random();
            int written = 0;
            try (Connection connection = source.connect("copy_keys");
                    Statement statement = session(connection)) {
                while (!copied.isDone()) {
                    write(statement, random);
                    written++;
                }
                for (int i = 0; i < 50; i++) {
                    write(statement, random);
                }
            }
            copied.join();
            assertThat(written).isPositive();
            job.awaitCaughtUp();
            Equality.assertEqual(source, Servers.oceanBase(), "copy_keys");
        }
    }

    private static Random random() {
        long seed = Long.getLong("oms.test.seed", System.nanoTime());
        System.out.println("-Doms.test.seed=" + seed);
        return new Random(seed);
    }

    private static void await(LocalJob job) {
        try {
            job.awaitLog();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalJob job(MySqlServer source) throws Exception {
        return new LocalJob(
                        source,
                        Servers.oceanBase(),
                        folder,
                        """
                        name: copy_keys
                        kind: migration
                        objects: {include: ["copy_keys.*"]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        speed: {full: {read: 3, write: 2}}
                        """)
                .chunks(CHUNK);
    }

    private static Statement session(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.execute(
                "SET sql_mode='ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO', time_zone='+00:00'");
        return statement;
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = session(connection)) {
            statement.execute(
                    "CREATE DATABASE copy_keys CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
            statement.execute("USE copy_keys");
            for (Kind kind : KINDS) {
                statement.execute(
                        "CREATE TABLE "
                                + kind.name()
                                + " ("
                                + kind.definition()
                                + ", v INT, "
                                + kind.key()
                                + ")");
                List<String> rows = new ArrayList<>();
                for (int i = 0; i < ROWS; i += 2) {
                    rows.add("(" + kind.value().apply(i) + "," + i + ")");
                }
                statement.execute(
                        "INSERT IGNORE INTO " + kind.name() + " VALUES " + String.join(",", rows));
            }
            // A value of u moves from row to row, so chunks that are read at different times hold
            // it twice.
            statement.execute(
                    "CREATE TABLE moving (a INT PRIMARY KEY, u INT, v INT, UNIQUE KEY (u))");
            statement.execute("INSERT INTO moving SELECT v, IF(v < 300, v, NULL), 0 FROM negative");
        }
    }

    /** Some change of some table; rows that exist already are left alone. */
    private static void write(Statement statement, Random random) throws SQLException {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        int i = random.nextInt(ROWS);
        if (random.nextInt(10) == 0) {
            swap(statement, 2 * random.nextInt(ROWS / 2), 2 * random.nextInt(ROWS / 2));
        }
        String table = kind.name();
        switch (random.nextInt(4)) {
            case 0 -> statement.execute("DELETE FROM " + table + " WHERE v=" + i);
            case 1 ->
                    statement.execute(
                            "UPDATE "
                                    + table
                                    + " SET v=v+1 WHERE v BETWEEN "
                                    + i
                                    + " AND "
                                    + (i + 10));
            default ->
                    statement.execute(
                            "INSERT IGNORE INTO "
                                    + table
                                    + " VALUES ("
                                    + kind.value().apply(i)
                                    + ","
                                    + i
                                    + ")");
        }
    }

    private static void swap(Statement statement, int i, int j) throws SQLException {
        statement.execute("SELECT u INTO @u FROM moving WHERE a=" + i);
        statement.execute("SELECT u INTO @w FROM moving WHERE a=" + j);
        statement.execute("BEGIN");
        statement.execute("UPDATE moving SET u=NULL WHERE a IN (" + i + "," + j + ")");
        statement.execute("UPDATE moving SET u=@u WHERE a=" + j);
        statement.execute("UPDATE moving SET u=@w WHERE a=" + i + " AND " + i + "<>" + j);
        statement.execute("COMMIT");
    }
}
