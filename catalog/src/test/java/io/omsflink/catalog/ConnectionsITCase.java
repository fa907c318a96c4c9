package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.TlsMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionsITCase {

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void everyRoleHasTheSameSession(DatabaseType type) throws SQLException {
        for (ConnectionRole role : ConnectionRole.values()) {
            try (Connection connection = Connections.open(TestEndpoints.endpoint(type), role)) {
                assertThat(value(connection, "SELECT @@time_zone")).isEqualTo("+00:00");
                assertThat(value(connection, "SELECT @@sql_mode").split(","))
                        .containsExactlyInAnyOrder(
                                "STRICT_ALL_TABLES",
                                "ALLOW_INVALID_DATES",
                                "NO_AUTO_VALUE_ON_ZERO");
                assertThat(value(connection, "SELECT @@foreign_key_checks")).isEqualTo("0");
                assertThat(value(connection, "SELECT @@unique_checks")).isEqualTo("1");
                assertThat(value(connection, "SELECT @@wait_timeout")).isEqualTo("2147483");
                assertThat(value(connection, "SELECT @@transaction_isolation"))
                        .isEqualTo("READ-COMMITTED");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void everyByteReachesTheServerInARawStatement(DatabaseType type) throws Exception {
        byte[] every = everyByte();
        ByteArrayOutputStream sql = new ByteArrayOutputStream();
        sql.write("INSERT INTO oms_raw.t VALUES (1, _binary'".getBytes(StandardCharsets.US_ASCII));
        for (byte b : every) {
            if (b == '\'' || b == '\\') {
                sql.write('\\');
            }
            sql.write(b);
        }
        // Bytes after the given length must not be sent.
        int length = sql.size() + 2;
        sql.write("')garbage".getBytes(StandardCharsets.US_ASCII));
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.WRITE)) {
            execute(
                    connection,
                    "DROP DATABASE IF EXISTS oms_raw",
                    "CREATE DATABASE oms_raw",
                    "CREATE TABLE oms_raw.t (id INT PRIMARY KEY, b BLOB)");
            assertThat(RawSql.execute(connection, sql.toByteArray(), length)).isEqualTo(1);
            assertThatThrownBy(() -> RawSql.execute(connection, sql.toByteArray(), length))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Duplicate entry")
                    .hasMessageNotContaining("INSERT");
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT b FROM oms_raw.t")) {
                row.next();
                assertThat(row.getBytes(1)).isEqualTo(every);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void aRawStatementMayBeLargerThanOnePacket(DatabaseType type) throws Exception {
        byte[] sql = ("DO '" + "x".repeat(40_000_000) + "'").getBytes(StandardCharsets.US_ASCII);
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.WRITE)) {
            assertThat(RawSql.execute(connection, sql, sql.length)).isZero();
            assertThat(value(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void aLoadReportsRowsAndEveryChangedValue(DatabaseType type) throws Exception {
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.WRITE)) {
            execute(
                    connection,
                    "DROP DATABASE IF EXISTS oms_load",
                    "CREATE DATABASE oms_load",
                    "CREATE TABLE oms_load.t (id INT PRIMARY KEY, v VARCHAR(2))");
            String load =
                    "LOAD DATA LOCAL INFILE 'rows' %s INTO TABLE oms_load.t CHARACTER SET binary";
            assertThat(
                            LocalInfile.load(
                                    connection, load.formatted("REPLACE"), text("1\ta\n2\tb\n")))
                    .isEqualTo(new LocalInfile.LoadResult(2, 0, java.util.List.of()));
            assertThat(
                            LocalInfile.load(connection, load.formatted("REPLACE"), text("1\tx\n"))
                                    .affected())
                    .isEqualTo(2);
            assertThat(
                            LocalInfile.load(
                                            connection,
                                            load.formatted("IGNORE"),
                                            text("1\ta\n3\tc\n"))
                                    .affected())
                    .isEqualTo(1);
            LocalInfile.LoadResult cut =
                    LocalInfile.load(
                            connection,
                            load.formatted("IGNORE"),
                            text("7\tabc\nx\ty\n8\tabc\n9\tab\n"));
            assertThat(cut.warnings()).isEqualTo(3);
            assertThat(cut.firstWarnings())
                    .hasSize(3)
                    .first()
                    .asString()
                    .startsWith("1265: Data truncated for column 'v'");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void aStreamThatBreaksLoadsNothing(DatabaseType type) throws Exception {
        Endpoint endpoint = TestEndpoints.endpoint(type);
        InputStream breaking =
                new InputStream() {
                    private int at;

                    @Override
                    public int read() throws IOException {
                        if (at == 200_000) {
                            throw new IOException("the source is gone");
                        }
                        return "1\n".charAt(at++ % 2);
                    }
                };
        try (Connection connection = Connections.open(endpoint, ConnectionRole.WRITE)) {
            execute(
                    connection,
                    "DROP DATABASE IF EXISTS oms_broken",
                    "CREATE DATABASE oms_broken",
                    "CREATE TABLE oms_broken.t (v VARCHAR(2))");
            assertThatThrownBy(
                            () ->
                                    LocalInfile.load(
                                            connection,
                                            "LOAD DATA LOCAL INFILE 'x' INTO TABLE oms_broken.t",
                                            breaking))
                    .isInstanceOf(SQLException.class);
        }
        try (Connection connection = Connections.open(endpoint, ConnectionRole.WRITE)) {
            assertThat(value(connection, "SELECT COUNT(*) FROM oms_broken.t")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void failuresAreToldApart(DatabaseType type) {
        Endpoint right = TestEndpoints.endpoint(type);
        assertThatThrownBy(
                        () ->
                                Connections.open(
                                        TestEndpoints.endpoint(
                                                type, TestEndpoints.server(type), "wrong"),
                                        ConnectionRole.READ))
                .isInstanceOf(OmsException.class)
                .hasMessageStartingWith(
                        "Cannot log in to " + type.key() + "://root@127.0.0.1:" + right.port())
                .hasMessageContaining("user 'root'");
        Endpoint closed = new Endpoint(type, "127.0.0.1", 1, "root", right.password(), TlsMode.OFF);
        assertThatThrownBy(() -> Connections.open(closed, ConnectionRole.METADATA))
                .hasMessageContaining("Cannot reach")
                .hasMessageContaining("Connection refused");
        Endpoint nowhere =
                new Endpoint(
                        type, "no-such-host.invalid", 1, "root", right.password(), TlsMode.OFF);
        assertThatThrownBy(() -> Connections.open(nowhere, ConnectionRole.WRITE))
                .hasMessageContaining("no-such-host");
        Endpoint injected =
                new Endpoint(
                        type,
                        "h/?allowLocalInfile=true&x=",
                        1,
                        "root",
                        right.password(),
                        TlsMode.OFF);
        assertThatThrownBy(() -> Connections.open(injected, ConnectionRole.READ))
                .isInstanceOfSatisfying(
                        OmsException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        Endpoint plain = TestEndpoints.endpoint(DatabaseType.MYSQL);
        Endpoint verified =
                new Endpoint(
                        plain.type(),
                        plain.host(),
                        plain.port(),
                        plain.user(),
                        plain.password(),
                        TlsMode.VERIFY);
        for (ConnectionRole role : ConnectionRole.values()) {
            assertThatThrownBy(() -> Connections.open(verified, role))
                    .isInstanceOf(OmsException.class)
                    .hasMessageContaining("Cannot verify the certificate of " + verified);
        }
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static InputStream text(String rows) {
        return new ByteArrayInputStream(rows.getBytes(StandardCharsets.US_ASCII));
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
