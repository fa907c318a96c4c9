package io.omsflink.catalog.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SourceLogITCase {

    @Test
    void mySql8FollowsByGtidUntilItsLogIsPurged() throws SQLException {
        try (MySqlServer server = MySqlServer.v80().start()) {
            followsByGtidUntilPurged(server);
        }
    }

    @Test
    void mySql57FollowsByGtidUntilItsLogIsPurged() throws SQLException {
        try (MySqlServer server = MySqlServer.v57().start()) {
            followsByGtidUntilPurged(server);
        }
    }

    private static void followsByGtidUntilPurged(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            server.execute("CREATE DATABASE shop", "CREATE TABLE shop.t (id INT PRIMARY KEY)");
            SourceLog before = SourceLog.read(connection);
            server.execute("INSERT INTO shop.t VALUES (1)", "INSERT INTO shop.t VALUES (2)");
            SourceLog after = SourceLog.read(connection);

            assertThat(before.enabled() && before.gtidMode()).isTrue();
            assertThat(before.serverId()).isPositive();
            assertThat(after.executed().minus(before.executed()).count()).isEqualTo(2);
            assertThat(after.executed().ofServer(after.serverUuid())).isEqualTo(after.executed());
            assertThat(LogPosition.BY_FILE.compare(before.position(), after.position()))
                    .isNegative();
            assertThat(before.position().gtidMode()).isTrue();

            purge(server, connection);
            SourceLog purged = SourceLog.read(connection);
            assertThat(purged.oldestFile()).isEqualTo(purged.file());
            assertThat(purged.purged()).isEqualTo(after.executed());
            assertThat(purged.purged(after.position())).isEmpty();
            OmsException gone = purged.purged(before.position()).orElseThrow();
            assertThat(gone.code()).isEqualTo(ErrorCode.POSITION_PURGED);
            GtidSet unread = after.executed().minus(before.executed());
            assertThat(gone)
                    .hasMessageContaining(
                            "has purged transactions that were not read yet, "
                                    + unread
                                    + ". Start the project anew");

            server.execute("RESET MASTER");
            assertThat(SourceLog.read(connection).purged(after.position()).orElseThrow())
                    .hasMessageContaining("does not know its own transactions");
        }
    }

    @Test
    void aSourceWithoutGtidIsFollowedByFileUntilTheFileIsPurged() throws SQLException {
        try (MySqlServer server = withoutGtid();
                Connection connection = server.connect()) {
            LogPosition before = SourceLog.read(connection).position();
            assertThat(before.gtidMode()).isFalse();
            assertThat(SourceLog.read(connection).purged(before)).isEmpty();
            purge(server, connection);
            SourceLog log = SourceLog.read(connection);
            assertThat(log.purged(log.position())).isEmpty();
            assertThat(log.purged(before).orElseThrow())
                    .hasMessage(
                            "Cannot read the source's log from "
                                    + before
                                    + ": the source has purged that file; its oldest one is "
                                    + log.file()
                                    + ". Start the project anew with a full copy, and keep the log"
                                    + " longer than the longest stop (binlog_expire_logs_seconds;"
                                    + " expire_logs_days before MySQL 8.0).");
            server.execute("RESET MASTER");
            assertThat(SourceLog.read(connection).purged(log.position()).orElseThrow())
                    .hasMessageContaining(
                            "before that place; it was reset or the source is another server");
        }
    }

    private static MySqlServer withoutGtid() {
        return MySqlServer.v80()
                .option("gtid_mode", "OFF")
                .option("enforce_gtid_consistency", "OFF")
                .start();
    }

    private static void purge(MySqlServer server, Connection connection) throws SQLException {
        server.execute("FLUSH BINARY LOGS");
        server.execute("PURGE BINARY LOGS TO '" + SourceLog.read(connection).file() + "'");
    }

    @Test
    void aSwitchedOffLogIsReadAsSuch() throws SQLException {
        try (MySqlServer server = MySqlServer.v80().option("skip_log_bin", "").start();
                Connection connection = server.connect()) {
            SourceLog log = SourceLog.read(connection);
            assertThat(log.enabled()).isFalse();
            assertThat(log.purged(LogPosition.ofFile("binlog.000001", 4)).orElseThrow())
                    .hasMessageContaining("log_bin=OFF");
        }
    }

    @Test
    void anAccountThatMayNotLookIsToldWhatItNeeds() throws SQLException {
        try (MySqlServer server = MySqlServer.v80().start()) {
            server.execute("CREATE USER oms IDENTIFIED WITH mysql_native_password BY 'pw'");
            try (Connection connection =
                    DriverManager.getConnection(server.jdbcUrl(""), "oms", "pw")) {
                assertThatThrownBy(() -> SourceLog.read(connection))
                        .isInstanceOfSatisfying(
                                OmsException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.PRECHECK_FAILED))
                        .hasMessageContaining("GRANT REPLICATION CLIENT ON *.*");
            }
        }
    }
}
