package io.omsflink.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A MySQL server of its own: own data folder, port and password, listening on 127.0.0.1 only. It
 * ends with this process at the latest, and {@link #close} removes its folder. Not safe for use by
 * several threads, except {@link #connect}.
 */
public final class MySqlServer implements AutoCloseable {
    static final String USER = "root";

    private final MySqlDistribution distribution;
    private final ServerProcess process;
    private final String password;

    private MySqlServer(MySqlDistribution distribution, ServerProcess process, String password) {
        this.distribution = distribution;
        this.process = process;
        this.password = password;
    }

    /** MySQL 8.0.15. */
    public static Builder v80() {
        return new Builder(MySqlDistribution.V80);
    }

    /** MySQL 5.7.22, which stands in for an OceanBase tenant in MySQL mode. */
    public static Builder v57() {
        return new Builder(MySqlDistribution.V57);
    }

    /** Always {@code 127.0.0.1}. */
    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return process.port();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** As in {@code 8.0.15}. */
    public String version() {
        return distribution.version();
    }

    /** URL for the MariaDB driver, without user and password; {@code database} may be empty. */
    public String jdbcUrl(String database) {
        return Jdbc.url(host(), port(), database);
    }

    /** A new connection with no database chosen; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect("");
    }

    /** A new connection to that database; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return Jdbc.open(jdbcUrl(database), USER, password);
    }

    /** Runs statements one after the other on one connection that has no database chosen. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Starts again on the same port with the same data. */
    public void start() {
        process.start();
    }

    /** Shuts down cleanly; the data stay for {@link #start}. */
    public void stop() {
        process.stop();
    }

    /** Stops cleanly and starts again on the same port with the same data. */
    public void restart() {
        stop();
        start();
    }

    /** Ends the server as a power cut would; the data stay for {@link #start}. */
    public void kill9() {
        process.kill9();
    }

    /** Freezes the server (SIGSTOP): connections stay open and nothing answers. */
    public void pause() {
        process.pause();
    }

    /** Undoes {@link #pause}. */
    public void resume() {
        process.resume();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path dataDir() {
        return process.files().data();
    }

    /** The folder that holds data, logs and socket of this server, removed by {@link #close}. */
    public Path folder() {
        return process.files().folder();
    }

    /** Lets the server outlive this process. Its folder is then the caller's to remove. */
    public void detach() {
        process.detach();
    }

    /** Kills the server and removes its folder; does nothing when called again. */
    @Override
    public void close() {
        process.close();
    }

    @Override
    public String toString() {
        return "MySQL " + version() + " on 127.0.0.1:" + port();
    }

    /** How a server shall be; {@link #start} makes one, as often as wanted. */
    public static final class Builder {
        private final MySqlDistribution distribution;
        private final Map<String, String> options = new LinkedHashMap<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private int port;
        private String password = "";

        private Builder(MySqlDistribution distribution) {
            this.distribution = distribution;
        }

        /**
         * Sets a server option by its long name, as in {@code option("sync_binlog", "0")}; an empty
         * value gives {@code --name}.
         */
        public Builder option(String name, String value) {
            options.put(name.replace('-', '_'), value);
            return this;
        }

        public Builder options(Map<String, String> more) {
            more.forEach(this::option);
            return this;
        }

        /** Sets a variable of the process, as in {@code environment("TZ", "America/New_York")}. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A port to listen on instead of a free one. */
        public Builder port(int fixed) {
            this.port = fixed;
            return this;
        }

        /** A password for root instead of a random one. */
        public Builder password(String chosen) {
            this.password = chosen;
            return this;
        }

        /** Starts the server and waits until it answers. */
        public MySqlServer start() {
            String secret =
                    password.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : password;
            ServerProcess process =
                    ServerProcess.create(
                            distribution, new ServerSettings(options, environment, port, secret));
            return new MySqlServer(distribution, process, secret);
        }
    }
}
