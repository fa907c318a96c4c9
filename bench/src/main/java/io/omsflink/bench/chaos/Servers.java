package io.omsflink.bench.chaos;

import io.omsflink.testkit.Libaio;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TcpProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Source and target, each with a network in front of it that only the job uses. The job has an
 * account of its own, so that its connections can be told from ours.
 */
final class Servers implements AutoCloseable {
    private static final String JOB_USER = "oms";

    final MySqlServer source;
    final MySqlServer target;
    final TcpProxy toSource;
    final TcpProxy toTarget;
    private final String targetType;

    private Servers(MySqlServer source, MySqlServer target, String targetType) {
        this.source = source;
        this.target = target;
        this.targetType = targetType;
        this.toSource = TcpProxy.to(source.host(), source.port());
        this.toTarget = TcpProxy.to(target.host(), target.port());
    }

    static Servers start(boolean mysqlTarget) throws SQLException {
        Libaio.require();
        // A killed process loses nothing that it has given to the system: no need to wait for the
        // disk.
        MySqlServer source =
                MySqlServer.v80()
                        .option("sync_binlog", "0")
                        .option("innodb_flush_log_at_trx_commit", "2")
                        .start();
        MySqlServer target =
                (mysqlTarget ? MySqlServer.v80() : MySqlServer.v57())
                        .option("skip_log_bin", "")
                        .option("innodb_flush_log_at_trx_commit", "2")
                        .start();
        Servers servers = new Servers(source, target, mysqlTarget ? "mysql" : "oceanbase");
        addUser(source, source.password());
        addUser(target, source.password());
        return servers;
    }

    private static void addUser(MySqlServer server, String password) throws SQLException {
        server.execute(
                "CREATE USER " + JOB_USER + " IDENTIFIED BY '" + password + "'",
                "GRANT ALL ON *.* TO " + JOB_USER + " WITH GRANT OPTION");
    }

    /** Of the job's account on both sides. */
    String password() {
        return source.password();
    }

    String sourceYaml() {
        return yaml("mysql", toSource);
    }

    String targetYaml() {
        return yaml(targetType, toTarget);
    }

    private static String yaml(String type, TcpProxy network) {
        return "{type: %s, host: %s, port: %d, user: %s, password: \"${env:%s}\"}"
                .formatted(
                        type, network.host(), network.port(), JOB_USER, Product.PASSWORD_VARIABLE);
    }

    /** Ends every connection of the job to that server. */
    static void killConnections(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String id :
                    Query.texts(
                            connection,
                            "SELECT id FROM information_schema.processlist WHERE user = '"
                                    + JOB_USER
                                    + "'")) {
                killIfThere(statement, id);
            }
        }
    }

    private static void killIfThere(Statement statement, String id) throws SQLException {
        try {
            statement.execute("KILL " + id);
        } catch (SQLException e) {
            if (e.getErrorCode() != 1094) {
                throw e;
            }
            // It has ended by itself meanwhile.
        }
    }

    /** Undoes every fault of the networks. */
    void heal() {
        for (TcpProxy network : new TcpProxy[] {toSource, toTarget}) {
            network.heal();
            network.latency(java.time.Duration.ZERO);
            network.throttle(0);
        }
    }

    /** Lets the servers outlive this process, and says how to reach them. */
    String keep() {
        source.detach();
        target.detach();
        return "Source: 127.0.0.1:%d, password %s, folder %s\nTarget: 127.0.0.1:%d, password %s, folder %s"
                .formatted(
                        source.port(),
                        source.password(),
                        source.folder(),
                        target.port(),
                        target.password(),
                        target.folder());
    }

    @Override
    public String toString() {
        return "MySQL %s to %s %s"
                .formatted(
                        source.version(),
                        targetType.equals("mysql") ? "MySQL" : "OceanBase stand-in, MySQL",
                        target.version());
    }

    @Override
    public void close() {
        toSource.close();
        toTarget.close();
        source.close();
        target.close();
    }
}
