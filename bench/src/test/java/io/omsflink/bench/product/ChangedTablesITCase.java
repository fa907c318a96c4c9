package io.omsflink.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code oms apply}: the tables of a running project change while everybody writes. */
class ChangedTablesITCase {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int USER = 2;

    /** A hundred transactions a second at most: the target searches a table without a key. */
    private static final long PAUSE_NANOS = 10_000_000;

    private static MySqlServer source;
    private static MySqlServer target;
    private static Installation user;

    @BeforeAll
    static void startServers(@TempDir Path folder) {
        source = MySqlServer.v80().option("sync_binlog", "0").start();
        target = MySqlServer.v57().option("sync_binlog", "0").start();
        user = new Installation(folder);
        user.export("SRC_PASSWORD", source.password()).export("DST_PASSWORD", target.password());
        user.oms("cluster", "start", "--port", "0").succeeded();
    }

    @AfterAll
    static void stopServers() {
        user.close();
        source.close();
        target.close();
    }

    private static String project(String objects) {
        return """
        name: growing
        kind: migration
        source: {type: mysql, host: 127.0.0.1, port: %d, user: root, password: "${env:SRC_PASSWORD}"}
        target: {type: oceanbase, host: 127.0.0.1, port: %d, user: root, password: "${env:DST_PASSWORD}"}
        objects: {%s}
        steps: {schema: {}, full: {}, incremental: {}}
        """
                .formatted(source.port(), target.port(), objects);
    }

    private static List<String> rows(MySqlServer server, String table) throws SQLException {
        try (Connection connection = server.connect()) {
            return Query.texts(
                    connection,
                    "SELECT CONCAT_WS(' ', a, b) FROM growing." + table + " ORDER BY a, b");
        }
    }

    /** Writes to all tables until it is told to stop. */
    private static final class Writer implements AutoCloseable {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final Thread thread = new Thread(this::run);
        private volatile SQLException failure;

        Writer() {
            thread.start();
        }

        private void run() {
            try (Connection connection = source.connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int i = 0; !stop.get(); i++) {
                    for (String table : List.of("old", "gone", "keyed")) {
                        statement.execute(
                                "REPLACE INTO growing.%s VALUES (%d, %d)"
                                        .formatted(table, 100_000 + i % 500, i));
                    }
                    statement.execute("INSERT INTO growing.bare VALUES (7, " + i % 3 + ")");
                    statement.execute("UPDATE growing.bare SET b=b+1 WHERE a=7 LIMIT 2");
                    statement.execute("DELETE FROM growing.bare WHERE b>20 LIMIT 1");
                    connection.commit();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (SQLException e) {
                failure = e;
            }
        }

        @Override
        public void close() throws SQLException, InterruptedException {
            stop.set(true);
            thread.join();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static void create() throws SQLException {
        source.execute("CREATE DATABASE growing");
        for (String table : List.of("old", "gone", "keyed")) {
            source.execute(
                    "CREATE TABLE growing." + table + " (a INT PRIMARY KEY, b INT, KEY (b))",
                    "SET cte_max_recursion_depth=100000",
                    "INSERT INTO growing."
                            + table
                            + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
                            + " WHERE i<20000) SELECT i, i FROM n");
        }
        source.execute(
                "CREATE TABLE growing.bare (a INT, b INT)",
                "INSERT INTO growing.bare SELECT a % 5, b % 9 FROM growing.old LIMIT 300");
    }

    @Test
    void newTablesAreCopiedAndJoinWhileTheOthersGoOn() throws Exception {
        create();
        String file = user.file("growing.yaml", project("include: [growing.old, growing.gone]"));
        user.oms("run", file, "--until", "caught-up").succeeded();
        assertThat(user.oms("apply", file).succeeded().out()).contains("nothing to do");
        try (Writer writer = new Writer()) {
            user.file("growing.yaml", project("include: [\"growing.*\"], exclude: [growing.gone]"));
            assertThat(user.oms("apply", file, "--dry-run").succeeded().out())
                    .contains("+ growing.bare", "+ growing.keyed", "- growing.gone");
            String said = user.oms("apply", file).succeeded().out();
            assertThat(said).contains("2 tables more and 1 less");
        }
        long gone = rows(target, "gone").hashCode();
        Await.until("all changes", BOUND, () -> same("bare") && same("keyed") && same("old"));
        source.execute("DELETE FROM growing.gone", "DELETE FROM growing.keyed WHERE a<100");
        Await.until("the change after it", BOUND, () -> same("keyed"));
        assertThat(rows(target, "gone").hashCode()).isEqualTo(gone);
        assertThat(user.oms("status").succeeded().out())
                .contains("growing")
                .doesNotContain("-added");
        resumedAsItIs(file);
        otherRulesForWhatIsCopiedAreRefused(file);
        rowsThatAreThereAreRefused(file);
    }

    private void resumedAsItIs(String file) throws SQLException {
        user.oms("stop", "growing").succeeded();
        source.execute(
                "INSERT INTO growing.bare VALUES (7, 7)",
                "INSERT INTO growing.keyed VALUES (1, 1)");
        user.oms("resume", "growing", "--until", "caught-up").succeeded();
        assertThat(same("bare") && same("keyed")).isTrue();
        assertThat(user.oms("apply", file).succeeded().out()).contains("nothing to do");
    }

    private void otherRulesForWhatIsCopiedAreRefused(String file) {
        user.file(
                "growing.yaml",
                project(
                        "include: [\"growing.*\", {table: growing.old, where: \"a > 5\"}], exclude:"
                                + " [growing.gone]"));
        assertThat(user.oms("apply", file).refused(USER)).contains("growing.old");
    }

    private void rowsThatAreThereAreRefused(String file) throws SQLException {
        for (MySqlServer server : List.of(source, target)) {
            server.execute("CREATE DATABASE grown", "CREATE TABLE grown.late (a INT PRIMARY KEY)");
        }
        target.execute("INSERT INTO grown.late VALUES (1)");
        user.file(
                "growing.yaml",
                project("include: [\"growing.*\", grown.late], exclude: [growing.gone]"));
        assertThat(user.oms("apply", file).refused(USER)).contains("grown.late");
        source.execute("INSERT INTO growing.keyed VALUES (2, 2)");
        Await.until("the project going on", BOUND, () -> same("keyed"));
    }

    private static boolean same(String table) {
        try {
            return rows(source, table).equals(rows(target, table));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
