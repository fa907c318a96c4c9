package io.omsflink.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OceanBase tenant in MySQL mode: the real one that {@code OMS_TEST_OB_URL} (a JDBC URL), {@code
 * OMS_TEST_OB_USER} and {@code OMS_TEST_OB_PASSWORD} name, else MySQL 5.7 as its stand-in.
 */
public final class ObTenant implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("jdbc:\\w+://([^:/,]+):(\\d+).*");

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final MySqlServer standIn;

    private ObTenant(String host, int port, String user, String password, MySqlServer standIn) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.standIn = standIn;
    }

    /** The real tenant if the environment names one, else a new stand-in. */
    public static ObTenant start() {
        return start(Map.of());
    }

    /** As {@link #start()}; the options of mysqld are for the stand-in only. */
    public static ObTenant start(Map<String, String> standInOptions) {
        String url = System.getenv("OMS_TEST_OB_URL");
        return url == null || url.isBlank()
                ? standIn(MySqlServer.v57().options(standInOptions))
                : real(url);
    }

    /** A stand-in made as told, whatever the environment names. */
    public static ObTenant standIn(MySqlServer.Builder builder) {
        MySqlServer server = builder.start();
        return new ObTenant(server.host(), server.port(), server.user(), server.password(), server);
    }

    private static ObTenant real(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalStateException(
                    "Cannot use OMS_TEST_OB_URL: it has no host and port: "
                            + url
                            + ". Write jdbc:oceanbase://host:port/.");
        }
        return new ObTenant(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                environment("OMS_TEST_OB_USER"),
                environment("OMS_TEST_OB_PASSWORD"),
                null);
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(
                    "Cannot use the tenant of OMS_TEST_OB_URL: " + name + " is not set. Set it.");
        }
        return value;
    }

    public boolean isStandIn() {
        return standIn != null;
    }

    /** For reports; always says when it is a stand-in. */
    public String describe() {
        return isStandIn()
                ? "OceanBase stand-in (" + standIn + ")"
                : "OceanBase tenant on " + host + ":" + port;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** A new connection with no database chosen; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect("");
    }

    /** A new connection to that database; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return Jdbc.open(Jdbc.url(host, port, database), user, password);
    }

    /** The server behind a stand-in, to restart, pause or kill; empty for a real tenant. */
    public Optional<MySqlServer> server() {
        return Optional.ofNullable(standIn);
    }

    /** Removes a stand-in; leaves a real tenant alone. */
    @Override
    public void close() {
        if (standIn != null) {
            standIn.close();
        }
    }

    @Override
    public String toString() {
        return describe();
    }
}
