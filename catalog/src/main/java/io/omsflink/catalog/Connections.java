package io.omsflink.catalog;

import io.omsflink.project.DatabaseType;
import io.omsflink.project.Endpoint;
import io.omsflink.project.ErrorCode;
import io.omsflink.project.OmsException;
import io.omsflink.project.Secrets;
import io.omsflink.project.TlsMode;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Opens every JDBC connection of a project; the only place that knows drivers, URLs and session
 * settings.
 */
public final class Connections {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+");
    private static final int ACCESS_DENIED = 1045;

    /**
     * What no user may change: each option here either keeps values exact or keeps the driver from
     * surprising us.
     */
    private static final Map<String, String> OPTIONS =
            Map.of(
                    "connectTimeout", "10000",
                    "tcpKeepAlive", "true",
                    "socketFactory", KeepAliveSocketFactory.class.getName(),
                    "useServerPrepStmts", "false",
                    // Would add modes to sql_mode behind our back.
                    "jdbcCompliantTruncation", "false",
                    // Off by default in one driver, on in the other.
                    "allowLocalInfile", "false",
                    "rewriteBatchedStatements", "false",
                    "useBatchMultiSend", "false",
                    "usePipelineAuth", "false",
                    "autocommit", "true");

    private Connections() {}

    /**
     * Opens a connection with the driver, options and session of {@code role}, in autocommit. Safe
     * from any thread; the caller closes it. The password is resolved on each call, so a changed
     * one is picked up.
     *
     * @throws OmsException {@link ErrorCode#CONNECTION_FAILED} with the reason in words, {@link
     *     ErrorCode#SECRET_MISSING} when the password cannot be found here
     */
    public static Connection open(Endpoint endpoint, ConnectionRole role) {
        String password = Secrets.resolve(endpoint.password());
        Connection connection = connect(endpoint, role, password);
        try {
            prepare(connection, role);
            return connection;
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw new OmsException(
                    ErrorCode.CONNECTION_FAILED,
                    "Cannot prepare a session on %s: %s. Check that the server speaks the MySQL protocol of version 5.7 or later."
                            .formatted(endpoint, e.getMessage()),
                    e);
        }
    }

    private static Connection connect(Endpoint endpoint, ConnectionRole role, String password) {
        // Rows are always read by the MariaDB driver: only it hands out the raw bytes of any column
        // from a stream.
        boolean oceanBaseDriver =
                endpoint.type() == DatabaseType.OCEANBASE && role != ConnectionRole.READ;
        try {
            Driver driver =
                    oceanBaseDriver
                            ? new com.oceanbase.jdbc.Driver()
                            : new org.mariadb.jdbc.Driver();
            return driver.connect(
                    url(endpoint, oceanBaseDriver ? "oceanbase" : "mariadb"),
                    properties(endpoint, role, password));
        } catch (SQLException e) {
            throw new OmsException(ErrorCode.CONNECTION_FAILED, failure(endpoint, e), e);
        }
    }

    private static String url(Endpoint endpoint, String scheme) {
        String host = endpoint.host();
        if (!HOST.matcher(host).matches() || endpoint.port() < 1 || endpoint.port() > 65535) {
            throw new OmsException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Cannot connect to %s: '%s', port %d is not a host name or address with a port of 1 to 65535. Correct host and port."
                            .formatted(endpoint, host, endpoint.port()));
        }
        return "jdbc:"
                + scheme
                + "://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + endpoint.port()
                + "/";
    }

    private static Properties properties(Endpoint endpoint, ConnectionRole role, String password) {
        Map<String, String> options = new TreeMap<>(OPTIONS);
        options.putAll(role.driverOptions());
        // Without TLS a caching_sha2_password account can only log in with the server's own key.
        boolean tls = endpoint.tls() == TlsMode.VERIFY;
        options.put("useSsl", String.valueOf(tls));
        options.put("allowPublicKeyRetrieval", String.valueOf(!tls));
        Properties properties = new Properties();
        properties.putAll(options);
        // Never in the URL: a password may hold any character, and drivers print URLs.
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", password);
        return properties;
    }

    private static void prepare(Connection connection, ConnectionRole role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : role.requiredSettings()) {
                statement.execute(sql);
            }
            executeTolerant(statement, role.wantedSettings());
            executeTolerant(statement, timeLimits(statement));
        }
    }

    /**
     * OceanBase cancels statements after 10 s and transactions after 100 s unless told otherwise;
     * units are microseconds.
     */
    private static List<String> timeLimits(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW VARIABLES LIKE 'ob_query_timeout'")) {
            if (rows.next()) {
                return List.of(
                        "SET SESSION ob_query_timeout=2592000000000",
                        "SET SESSION ob_trx_timeout=2592000000000",
                        "SET SESSION ob_trx_idle_timeout=86400000000");
            }
        }
        return List.of("SET SESSION wait_timeout=2147483");
    }

    private static void executeTolerant(Statement statement, List<String> settings) {
        for (String sql : settings) {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                // Only a time limit; the server then keeps its own.
                org.slf4j.LoggerFactory.getLogger(Connections.class)
                        .debug("{}: {}", sql, e.getMessage());
            }
        }
    }

    private static String failure(Endpoint endpoint, SQLException e) {
        if (e.getErrorCode() == ACCESS_DENIED) {
            return "Cannot log in to %s: the server refused user '%s' with the password of %s. Correct user or password."
                    .formatted(endpoint, endpoint.user(), endpoint.password());
        }
        if (hasCause(e, SSLException.class)) {
            return ("Cannot verify the certificate of %s: %s. Add the certificate's issuer to the"
                        + " trust store of this JVM (-Djavax.net.ssl.trustStore), give the host by"
                        + " the name in the certificate, or set tls: off on a trusted network.")
                    .formatted(endpoint, rootMessage(e));
        }
        if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
            return "Cannot reach %s: %s. Check that the server runs, that host and port are right and that no firewall is between."
                    .formatted(endpoint, rootMessage(e));
        }
        return "Cannot connect to %s: %s. Check the server's error log."
                .formatted(endpoint, e.getMessage());
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private static void closeAfter(Connection connection, SQLException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
