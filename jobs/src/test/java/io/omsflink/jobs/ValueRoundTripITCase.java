package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.TableCompare;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value through the copy and through the log, between servers, sessions and a JVM that are
 * all in different time zones. One job for each pair of servers: one table holds the values of all
 * types, another one does so without a key, and each type that can be a key has a table of its own
 * and is part of a composite key.
 */
class ValueRoundTripITCase {
    private static final TimeZone BEFORE = TimeZone.getDefault();

    @BeforeAll
    static void beInAnotherTimeZone() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterAll
    static void comeBack() {
        TimeZone.setDefault(BEFORE);
    }

    @Nested
    class FromMySqlToOceanBase extends RoundTrip {
        FromMySqlToOceanBase() {
            super("values_a", Servers.mysql(), Servers.oceanBase());
        }
    }

    @Nested
    class FromMySqlToMySql extends RoundTrip {
        FromMySqlToMySql() {
            super("values_b", Servers.mysql(), Servers.otherMysql());
        }
    }

    @Nested
    class FromOceanBaseToMySql extends RoundTrip {
        FromOceanBaseToMySql() {
            super("values_c", Servers.oceanBase(), Servers.otherMysql());
        }
    }

    /**
     * The copy and some steps of the log; each step is looked at by itself, so that a batch does
     * not hide what it merges.
     */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class RoundTrip {
        private final String database;
        private final MySqlServer source;
        private final MySqlServer target;
        private final List<ValueCase> cases;
        private final List<KeyTable> keyTables;
        private final Map<String, String> differences = new TreeMap<>();
        private final Map<String, List<String>> looks = new HashMap<>();
        private long rows;

        RoundTrip(String database, MySqlServer source, MySqlServer target) {
            this.database = database;
            this.source = source;
            this.target = target;
            this.cases =
                    ValueCases.all().stream()
                            .filter(c -> source.version().compareTo(c.since()) > 0)
                            .toList();
            this.keyTables = KeyTable.all(keys().toList());
        }

        Stream<ValueCase> cases() {
            return cases.stream();
        }

        Stream<ValueCase> keys() {
            return cases.stream().filter(ValueCase::key);
        }

        @BeforeAll
        void migrate(@TempDir Path folder) throws Exception {
            try (Writer writer = new Writer()) {
                writer.create();
                writer.fill();
                try (LocalJob job =
                        job(folder, "steps: {schema: {}, full: {}, incremental: {}}").start()) {
                    job.awaitCaughtUp();
                    compare("copy");
                    for (Step step : writer.steps()) {
                        step.run();
                        job.awaitCaughtUp();
                        compare(step.name());
                    }
                }
            }
            look("target ");
            copyByInsert(folder);
        }

        /** The same rows once more, into a target that refuses {@code LOAD DATA LOCAL}. */
        private void copyByInsert(Path folder) throws Exception {
            target.execute("DROP DATABASE " + database, "SET GLOBAL local_infile=0");
            try (LocalJob job = job(folder, "steps: {schema: {}, full: {}}").start()) {
                job.awaitEnd();
            } finally {
                target.execute("SET GLOBAL local_infile=1");
            }
            compare("copy by INSERT");
            look("inserted ");
        }

        private LocalJob job(Path folder, String steps) throws Exception {
            return new LocalJob(
                            source,
                            target,
                            folder,
                            """
                            name: %s
                            kind: migration
                            objects: {include: ["%s.*"]}
                            %s
                            """
                                    .formatted(database, database, steps))
                    .chunks(50_000);
        }

        private void compare(String step) throws SQLException {
            try (Connection from = source.connect();
                    Connection to = target.connect()) {
                for (TableCompare.Result result : TableCompare.compareAll(from, to, database)) {
                    if (!result.equal()) {
                        differences.merge(
                                result.table(),
                                "after " + step + ": " + result,
                                (a, b) -> a + "\n" + b);
                    }
                }
            }
        }

        private void look(String as) throws SQLException {
            for (ValueCase c : cases) {
                String sql =
                        "SELECT id, "
                                + c.look(c.column())
                                + ", ISNULL("
                                + c.column()
                                + ") FROM "
                                + database
                                + ".v ORDER BY id";
                looks.put("source " + c.column(), lines(source, sql));
                looks.put(as + c.column(), lines(target, sql));
            }
        }

        private static List<String> lines(MySqlServer server, String sql) throws SQLException {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET time_zone='+00:00', sql_mode='ALLOW_INVALID_DATES'");
                List<String> lines = new java.util.ArrayList<>();
                try (ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        lines.add(
                                row.getString(1)
                                        + ": "
                                        + row.getString(2)
                                        + " "
                                        + row.getString(3));
                    }
                }
                return lines;
            }
        }

        @Test
        void everyRowIsThere() {
            assertThat(looks.get("source c0")).hasSize((int) rows);
            assertThat(differences).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("cases")
        void everyValueArrives(ValueCase c) {
            assertThat(looks.get("target " + c.column()))
                    .isEqualTo(looks.get("source " + c.column()));
            assertThat(looks.get("inserted " + c.column()))
                    .isEqualTo(looks.get("source " + c.column()));
        }

        @ParameterizedTest
        @MethodSource("keys")
        void everyKeyNamesItsRow(ValueCase c) {
            assertThat(differences.get(database + "." + KeyTable.single(c).name())).isNull();
        }

        private interface Action {
            void run() throws SQLException;
        }

        private record Step(String name, Action action) {
            void run() throws SQLException {
                action.run();
            }
        }

        /** Writes at the source, in a session of its own time zone. */
        private final class Writer implements AutoCloseable {
            private final Connection connection;
            private final Statement statement;

            Writer() throws SQLException {
                connection = source.connect();
                statement = connection.createStatement();
                statement.execute(
                        "SET time_zone='+09:30',"
                                + " sql_mode='ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'");
                statement.execute("DROP DATABASE IF EXISTS " + database);
                statement.execute(
                        "CREATE DATABASE "
                                + database
                                + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
                statement.execute("USE " + database);
            }

            void create() throws SQLException {
                String columns =
                        cases.stream()
                                .map(c -> c.column() + " " + c.type())
                                .collect(Collectors.joining(", "));
                statement.execute(
                        "CREATE TABLE v (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, "
                                + columns
                                + ") ROW_FORMAT=DYNAMIC");
                statement.execute(
                        "CREATE TABLE keyless (n INT NOT NULL DEFAULT 0, "
                                + columns
                                + ") ROW_FORMAT=DYNAMIC");
                for (KeyTable table : keyTables) {
                    run(table, table.create());
                }
            }

            /**
             * Rows that stay, that get their value later, that lose it later, and that go later.
             */
            void fill() throws SQLException {
                statement.execute("INSERT INTO v (id) VALUES (0)");
                rows = 1;
                insert(1_000, true);
                insert(2_000, false);
                insert(3_000, true);
                insert(4_000, true);
                statement.execute(
                        "INSERT INTO keyless SELECT n, " + columns() + " FROM v WHERE id < 2000");
                for (KeyTable table : keyTables) {
                    for (int i = 0; i < table.rows().size(); i++) {
                        run(table, table.insert(i));
                    }
                }
            }

            private String columns() {
                return cases.stream().map(ValueCase::column).collect(Collectors.joining(", "));
            }

            private void insert(int from, boolean withValue) throws SQLException {
                int id = from;
                for (ValueCase c : cases) {
                    for (String value : c.values()) {
                        run(
                                c,
                                "INSERT INTO v (id, "
                                        + c.column()
                                        + ") VALUES ("
                                        + id++
                                        + ", "
                                        + (withValue ? value : "NULL")
                                        + ")");
                        rows++;
                    }
                }
            }

            private void run(Object of, String sql) throws SQLException {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new SQLException("in " + of + ": " + sql + ": " + e.getMessage(), e);
                }
            }

            List<Step> steps() {
                return List.of(
                        new Step("insert, update and delete", this::change),
                        new Step("delete by key", this::deleteKeys),
                        new Step("insert and update by key", this::insertKeys),
                        new Step("change of keys", this::changeKeys));
            }

            private void change() throws SQLException {
                insert(5_000, true);
                int i = 0;
                for (ValueCase c : cases) {
                    for (String value : c.values()) {
                        run(
                                c,
                                "UPDATE v SET "
                                        + c.column()
                                        + "="
                                        + value
                                        + " WHERE id="
                                        + (2_000 + i));
                        run(c, "UPDATE v SET " + c.column() + "=NULL WHERE id=" + (3_000 + i++));
                    }
                }
                statement.execute("UPDATE v SET n=n+1 WHERE id BETWEEN 1000 AND 1999");
                rows -= statement.executeUpdate("DELETE FROM v WHERE id BETWEEN 4000 AND 4999");
                statement.execute("UPDATE keyless SET n=n+1");
            }

            private void forKeys(String sql) throws SQLException {
                for (KeyTable table : keyTables) {
                    run(table, sql.formatted(table.name()));
                }
            }

            private void deleteKeys() throws SQLException {
                forKeys("DELETE FROM %s WHERE n MOD 2 = 1");
                statement.execute("DELETE FROM keyless LIMIT 200");
            }

            private void insertKeys() throws SQLException {
                for (KeyTable table : keyTables) {
                    for (int i = 1; i < table.rows().size(); i += 2) {
                        run(table, table.insert(i));
                    }
                }
                forKeys("UPDATE %s SET n=n+100");
            }

            /** The first row takes the key of the second one, which is gone. */
            private void changeKeys() throws SQLException {
                forKeys("DELETE FROM %s WHERE n=101");
                for (KeyTable table : keyTables) {
                    run(table, table.update(1) + " WHERE n=100");
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        }
    }
}
