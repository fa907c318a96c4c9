package io.omsflink.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.testkit.FreePort;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects that must not start, one mistake each, as the user of {@code oms run} meets them: an
 * exit code, one paragraph, and nothing done by half.
 */
class RefusedProjectITCase {
    private static final int USER = 2;
    private static final int FAILED = 1;

    private static MySqlServer source;

    /** Writes no log, and takes names of tables that differ in case only for one. */
    private static MySqlServer target;

    @TempDir private Path folder;
    private Installation user;

    @BeforeAll
    static void startServers() {
        source = MySqlServer.v80().option("sync_binlog", "0").start();
        target =
                MySqlServer.v57()
                        .option("skip_log_bin", "")
                        .option("lower_case_table_names", "1")
                        .start();
    }

    @AfterAll
    static void stopServers() {
        source.close();
        target.close();
    }

    @BeforeEach
    void createTables() throws SQLException {
        source.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, note VARCHAR(20) COLLATE"
                        + " utf8mb4_general_ci)",
                "INSERT INTO shop.orders VALUES (1, 'a')");
        user = new Installation(folder);
        user.export("SRC_PASSWORD", source.password()).export("DST_PASSWORD", target.password());
    }

    @AfterEach
    void dropTables() throws SQLException {
        for (MySqlServer server : new MySqlServer[] {source, target}) {
            server.execute("DROP DATABASE IF EXISTS shop", "DROP USER IF EXISTS oms");
        }
    }

    private static String endpoint(MySqlServer server, String account, String variable) {
        String type = server == target ? "oceanbase" : "mysql";
        return "{type: %s, host: 127.0.0.1, port: %d, user: %s, password: \"${env:%s}\"}"
                .formatted(type, server.port(), account, variable);
    }

    private static String project() {
        return project(
                endpoint(source, "root", "SRC_PASSWORD"), endpoint(target, "root", "DST_PASSWORD"));
    }

    private static String project(String from, String to) {
        return """
        name: shop
        kind: migration
        source: %s
        target: %s
        objects:
          include: ["shop.*"]
        steps: {schema: {}, full: {}, incremental: {}}
        """
                .formatted(from, to);
    }

    /**
     * What {@code oms run} says on refusing this project, of which nothing may then be found
     * anywhere.
     */
    private String refused(String yaml) throws SQLException {
        String paragraph = user.oms("run", user.file("shop.yaml", yaml)).refused(USER);
        assertUntouched();
        return paragraph;
    }

    private void assertUntouched() throws SQLException {
        assertThat(user.run().resolve("projects")).doesNotExist();
        assertThat(user.run().resolve("cluster.json")).doesNotExist();
        assertThat(user.run().resolve("secrets")).doesNotExist();
        try (Connection connection = target.connect()) {
            assertThat(Query.texts(connection, "SHOW DATABASES")).doesNotContain("oms_meta");
        }
    }

    @Test
    void aFileThatIsNotThere() {
        String paragraph = user.oms("run", "shop.yml").refused(USER);
        assertThat(paragraph).contains("shop.yml");
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheNearestOne() throws SQLException {
        assertThat(refused(project().replace("include:", "inclde:")))
                .contains("shop.yaml:6", "inclde", "include");
    }

    @Test
    void aHostThatDoesNotAnswer() throws SQLException {
        int closed = FreePort.take();
        assertThat(refused(project().replace("port: " + source.port(), "port: " + closed)))
                .contains("Cannot reach mysql://root@127.0.0.1:" + closed);
    }

    @Test
    void aWrongPassword() throws SQLException {
        user.export("SRC_PASSWORD", "wrong");
        assertThat(refused(project()))
                .contains("refused user 'root'", "${env:SRC_PASSWORD}")
                .doesNotContain("wrong.");
    }

    @Test
    void aSecretThatIsNotThere() throws SQLException {
        user.export("DST_PASSWORD", null);
        assertThat(refused(project())).contains("DST_PASSWORD is not set");
    }

    @Test
    void aMissingPrivilegeWithItsGrant() throws SQLException {
        source.execute(
                "CREATE USER oms IDENTIFIED BY 'pass'",
                "GRANT SELECT, REPLICATION CLIENT ON *.* TO oms");
        user.export("SRC_PASSWORD", "pass");
        assertThat(refused(project().replaceFirst("user: root", "user: oms")))
                .contains("GRANT REPLICATION SLAVE ON *.* TO");
    }

    @Test
    void aSourceWithoutALog() throws SQLException {
        String swapped =
                project(
                        endpoint(target, "root", "DST_PASSWORD").replace("oceanbase", "mysql"),
                        endpoint(source, "root", "SRC_PASSWORD"));
        target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.bills (id INT PRIMARY KEY)",
                "INSERT INTO shop.bills VALUES (1)");
        assertThat(refused(swapped)).contains("log_bin=OFF", "--log-bin");
    }

    @Test
    void aLogWithoutWholeRows() throws SQLException {
        source.execute(
                "SET GLOBAL binlog_format = STATEMENT", "SET GLOBAL binlog_row_image = MINIMAL");
        try {
            assertThat(refused(project()))
                    .contains("SET GLOBAL binlog_format=ROW", "SET GLOBAL binlog_row_image=FULL");
        } finally {
            source.execute("SET GLOBAL binlog_format = ROW", "SET GLOBAL binlog_row_image = FULL");
        }
    }

    @Test
    void aPatternThatMatchesNothing() throws SQLException {
        assertThat(refused(project().replace("[\"shop.*\"]", "[\"shop.*\", \"shop.ordrs\"]")))
                .contains("shop.ordrs");
    }

    @Test
    void aTargetTableWithRows() throws SQLException {
        target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, note VARCHAR(20) COLLATE"
                        + " utf8mb4_general_ci)",
                "INSERT INTO shop.orders VALUES (1, 'old')");
        assertThat(refused(project())).contains("shop.orders", "existing_rows");
        try (Connection connection = target.connect()) {
            assertThat(Query.lines(connection, "SELECT * FROM shop.orders"))
                    .containsExactly("1|old");
        }
    }

    @Test
    void twoTablesIntoOneName() throws SQLException {
        source.execute("CREATE TABLE shop.Orders (id INT PRIMARY KEY)");
        assertThat(refused(project())).contains("shop.Orders", "shop.orders");
    }

    @Test
    void aTableWithoutAKeyIsOnlyAWarning() throws SQLException {
        source.execute("CREATE TABLE shop.visits (page VARCHAR(20))");
        Outcome outcome = user.oms("check", user.file("shop.yaml", project())).succeeded();
        assertThat(outcome.out()).containsPattern("warn +source.keys").contains("shop.visits");
        assertUntouched();
    }

    @Test
    void aClusterThatIsNotThere() throws SQLException {
        String url = "http://127.0.0.1:" + FreePort.take();
        assertThat(
                        user.oms("run", user.file("shop.yaml", project()), "--flink", url)
                                .refused(FAILED))
                .contains("Cannot reach Flink at " + url);
        assertUntouched();
    }

    @Test
    void aProjectThatNobodyStarted() {
        for (String command : new String[] {"status", "stop", "resume"}) {
            assertThat(user.oms(command, "shop").refused(USER))
                    .contains("Cannot find project shop", "oms run FILE");
        }
        assertThat(user.run().resolve("projects")).doesNotExist();
    }
}
