package io.omsflink.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlServerITCase {

    private static MySqlServer.Builder builder(MySqlDistribution distribution) {
        return distribution == MySqlDistribution.V80 ? MySqlServer.v80() : MySqlServer.v57();
    }

    @ParameterizedTest
    @EnumSource(MySqlDistribution.class)
    void startsWithALogAndAnEmptyGtidSet(MySqlDistribution distribution) throws SQLException {
        try (MySqlServer server = builder(distribution).start();
                Connection connection = server.connect()) {
            assertThat(Query.text(connection, "SELECT VERSION()"))
                    .startsWith(distribution.version());
            assertThat(
                            Query.lines(
                                    connection,
                                    "SELECT @@log_bin, @@binlog_format, @@binlog_row_image,"
                                            + " @@gtid_mode, @@local_infile"))
                    .containsExactly("1|ROW|FULL|ON|1");
            assertThat(Query.text(connection, "SELECT @@gtid_executed")).isEmpty();
            assertThat(
                            Query.number(
                                    connection,
                                    "SELECT @@sync_binlog + @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(MySqlDistribution.class)
    void keepsPortPasswordAndDataOverARestartAndAKill(MySqlDistribution distribution)
            throws SQLException {
        try (MySqlServer server = builder(distribution).start()) {
            int port = server.port();
            server.execute(
                    "CREATE DATABASE d",
                    "CREATE TABLE d.t (id INT PRIMARY KEY)",
                    "INSERT INTO d.t VALUES (1)");
            server.restart();
            server.execute("INSERT INTO d.t VALUES (2)");
            server.kill9();
            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
            server.start();
            assertThat(server.port()).isEqualTo(port);
            try (Connection connection = server.connect("d")) {
                assertThat(Query.texts(connection, "SELECT id FROM t ORDER BY id"))
                        .containsExactly("1", "2");
                assertThat(Query.rows(connection, "d", "t")).isEqualTo(2);
                assertThat(Query.tables(connection, "d")).containsExactly("t");
            }
        }
    }

    @Test
    void answersNothingWhilePausedAndGoesOnAfterwards() throws Exception {
        try (MySqlServer server = MySqlServer.v57().start();
                Connection connection = server.connect()) {
            server.pause();
            CompletableFuture<Long> answer = CompletableFuture.supplyAsync(() -> one(connection));
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            server.resume();
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            server.pause();
            server.stop();
            assertThat(server.isRunning()).isFalse();
        }
    }

    private static long one(Connection connection) {
        try {
            return Query.number(connection, "SELECT 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesOptionsEnvironmentPortAndPassword() throws SQLException {
        int port = FreePort.take();
        MySqlServer.Builder builder =
                MySqlServer.v80()
                        .option("gtid-mode", "OFF")
                        .option("enforce_gtid_consistency", "OFF")
                        .option("skip_log_bin", "")
                        .environment("TZ", "America/New_York")
                        .port(port)
                        .password("it's \\ \" secret");
        try (MySqlServer server = builder.start();
                Connection connection = server.connect()) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(Query.lines(connection, "SELECT @@gtid_mode, @@log_bin, @@system_time_zone"))
                    .containsExactly("OFF|0|EST");
        }
    }

    @Test
    void refusesAWrongPasswordAndAnEmptyOne() {
        try (MySqlServer server = MySqlServer.v57().start()) {
            assertThat(server.password()).isNotEmpty();
            assertThatThrownBy(
                            () -> DriverManager.getConnection(server.jdbcUrl(""), "root", "wrong"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(""), "root", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void removesProcessAndFolderOnClose() {
        MySqlServer server = MySqlServer.v57().start();
        Path folder = server.folder();
        long pid = server.pid();
        server.close();
        server.close();
        assertThat(folder).doesNotExist();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void showsTheErrorLogWhenTheServerCannotStart() {
        assertThatThrownBy(() -> MySqlServer.v80().option("no_such_option", "1").start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot start MySQL 8.0.15")
                .hasMessageContaining("unknown variable 'no_such_option=1'");
    }

    @Test
    void startsManyServersAtOnce() {
        var first = CompletableFuture.supplyAsync(() -> MySqlServer.v57().start());
        var second = CompletableFuture.supplyAsync(() -> MySqlServer.v57().start());
        try (MySqlServer a = first.join();
                MySqlServer b = second.join()) {
            assertThat(a.port()).isNotEqualTo(b.port());
        }
    }

    @Test
    void endsAServerWhoseJavaProcessIsGone() throws Exception {
        MySqlServer server = MySqlServer.v57().start();
        ServerFiles files = new ServerFiles(server.folder());
        Files.writeString(files.owner(), Long.toString(deadPid()), StandardCharsets.UTF_8);
        Leftovers.sweep(files);
        Await.until("the server is gone", Duration.ofSeconds(10), () -> !server.isRunning());
        assertThat(files.folder()).doesNotExist();
        server.close();
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void measuresTheServersUse() throws SQLException {
        try (MySqlServer server = MySqlServer.v57().start();
                Connection connection = server.connect()) {
            ProcessUsage before = ProcessUsage.of(server.pid());
            Query.number(connection, "SELECT BENCHMARK(3000000, MD5('x'))");
            ProcessUsage after = ProcessUsage.of(server.pid());
            assertThat(after.cpuSecondsSince(before)).isGreaterThan(0.05);
            assertThat(after.peakRssBytes())
                    .isGreaterThanOrEqualTo(after.rssBytes())
                    .isGreaterThan(50L << 20);
        }
    }
}
