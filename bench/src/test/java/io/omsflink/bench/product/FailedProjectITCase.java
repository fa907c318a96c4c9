package io.omsflink.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.omsflink.testkit.Await;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import io.omsflink.testkit.TableCompare;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects that run and then meet something that they cannot pass: the command says what and how to
 * mend it, and goes on once it is mended.
 */
class FailedProjectITCase {
    private static final int USER = 2;
    private static final int FAILED = 1;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static MySqlServer source;
    private static MySqlServer target;
    private static Installation user;

    private String yaml;
    private String name;

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

    private void run(String project) throws SQLException {
        prepare(project);
        user.oms("run", yaml, "--until", "caught-up").succeeded();
    }

    private void prepare(String project) throws SQLException {
        name = project;
        source.execute(
                "CREATE DATABASE " + name,
                "CREATE TABLE "
                        + name
                        + ".orders (id BIGINT PRIMARY KEY, note VARCHAR(20) COLLATE"
                        + " utf8mb4_general_ci)",
                "INSERT INTO " + name + ".orders VALUES (1, 'a')");
        yaml = user.file(name + ".yaml", project());
    }

    private String project() {
        return """
        name: %s
        kind: migration
        source: {type: mysql, host: 127.0.0.1, port: %d, user: root, password: "${env:SRC_PASSWORD}"}
        target: {type: oceanbase, host: 127.0.0.1, port: %d, user: root, password: "${env:DST_PASSWORD}"}
        objects: {include: ["%s.*"]}
        steps: {schema: {}, full: {}, incremental: {}}
        """
                .formatted(name, source.port(), target.port(), name);
    }

    @AfterEach
    void stop() {
        user.oms("stop", name, "--no-savepoint");
    }

    private String awaitFailure() {
        JsonNode[] status = new JsonNode[1];
        Await.until(
                name + " has failed",
                BOUND,
                () -> (status[0] = user.status(name)).path("state").asText().equals("FAILED"));
        String error = status[0].path("error").asText();
        assertThat(error).startsWith("Cannot ").doesNotContain("Exception");
        return error;
    }

    private void assertEqual() throws SQLException {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            assertThat(TableCompare.compareAll(from, to, name))
                    .isNotEmpty()
                    .allMatch(TableCompare.Result::equal);
        }
    }

    private void awaitEqual() {
        Await.until("the change has arrived", BOUND, this::isEqual);
    }

    private boolean isEqual() throws SQLException {
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            return TableCompare.compareAll(from, to, name).stream()
                    .allMatch(TableCompare.Result::equal);
        }
    }

    @Test
    void aStatementThatChangesATable() throws SQLException {
        prepare("ddl");
        yaml =
                user.file(
                        "ddl.yaml",
                        project().replace("incremental: {}", "incremental: {ddl: {alter: stop}}"));
        user.oms("run", yaml, "--until", "caught-up").succeeded();
        source.execute(
                "ALTER TABLE ddl.orders ADD total INT",
                "INSERT INTO ddl.orders VALUES (2, 'b', 7)");
        String error = awaitFailure();
        assertThat(error)
                .contains(
                        "ALTER TABLE ddl.orders ADD total INT", "Everything before it is applied");
        // Told again, not passed.
        assertThat(user.oms("resume", name).refused(FAILED)).contains(error);
        target.execute("ALTER TABLE ddl.orders ADD total INT");
        Matcher advice = Pattern.compile("--ddl-applied (\\S+)'").matcher(error);
        assertThat(advice.find()).isTrue();
        user.oms("resume", name, "--ddl-applied", advice.group(1), "--until", "caught-up")
                .succeeded();
        assertEqual();
        source.execute("ALTER TABLE ddl.orders DROP total");
        assertThat(awaitFailure()).contains("DROP total");
        assertThat(advice.reset(awaitFailure()).find()).isTrue();
        user.oms("resume", name, "--ddl-apply", advice.group(1), "--until", "caught-up")
                .succeeded();
        assertEqual();
    }

    @Test
    void aValueThatTheTargetRefuses() throws SQLException {
        run("narrow");
        target.execute("ALTER TABLE narrow.orders MODIFY note VARCHAR(3)");
        source.execute("INSERT INTO narrow.orders VALUES (2, 'four')");
        String error = awaitFailure();
        assertThat(error)
                .contains(
                        "narrow.orders of oceanbase://",
                        "'note'",
                        "Make the target's column take the value");
        try (Connection connection = target.connect()) {
            assertThat(Query.lines(connection, "SELECT * FROM narrow.orders"))
                    .containsExactly("1|a");
        }
        target.execute("ALTER TABLE narrow.orders MODIFY note VARCHAR(20)");
        user.oms("resume", name, "--until", "caught-up").succeeded();
        assertEqual();
    }

    @Test
    void aLogThatIsGone() throws SQLException {
        run("purged");
        user.oms("stop", name).succeeded();
        source.execute("INSERT INTO purged.orders VALUES (2, 'b')", "FLUSH BINARY LOGS");
        try (Connection connection = source.connect()) {
            source.execute(
                    "PURGE BINARY LOGS TO '"
                            + Query.lines(connection, "SHOW MASTER STATUS").get(0).split("\\|")[0]
                            + "'");
        }
        String paragraph = user.oms("resume", name).refused(FAILED);
        assertThat(paragraph).contains("purged transactions", "Start the project anew");
    }

    @Test
    void aProjectThatIsStartedTwice() throws SQLException {
        run("twice");
        assertThat(user.oms("run", yaml).refused(USER)).contains("it is running already");
        assertThat(user.oms("run", yaml, "--fresh").refused(USER))
                .contains("it is running already");
        assertThat(user.oms("resume", name).refused(USER)).contains("it is running");
        source.execute("INSERT INTO twice.orders VALUES (2, 'b')");
        assertThat(user.status(name).path("state").asText()).isEqualTo("RUNNING");
        awaitEqual();
    }

    private FullDisk checkpoints() throws IOException {
        return new FullDisk(user.run().resolve("projects").resolve(name).resolve("checkpoints"));
    }

    @Test
    void aDiskThatHasNoRoomForCheckpoints() throws Exception {
        prepare("nowhere");
        try (FullDisk disk = checkpoints()) {
            disk.fill();
            String paragraph = user.oms("run", yaml).refused(FAILED);
            assertThat(paragraph).startsWith("Cannot keep checkpoints in ").contains("Make room");
            assertThat(user.oms("status", name).refused(USER))
                    .contains("Cannot find project nowhere");
            try (Connection connection = target.connect()) {
                assertThat(Query.texts(connection, "SHOW DATABASES")).doesNotContain(name);
            }
            disk.free();
        }
    }

    @Test
    void aDiskThatBecomesFullAtACheckpoint() throws Exception {
        prepare("full");
        try (FullDisk disk = checkpoints()) {
            user.oms("run", yaml, "--until", "caught-up").succeeded();
            disk.fill();
            source.execute("INSERT INTO full.orders VALUES (2, 'b')");
            Await.until(
                    "the trouble is told",
                    BOUND,
                    () ->
                            user.status(name)
                                    .path("error")
                                    .asText()
                                    .startsWith("Cannot complete a checkpoint: "));
            assertThat(user.status(name).path("state").asText()).isEqualTo("RUNNING");
            awaitEqual();
            disk.free();
            Await.until(
                    "all is well again",
                    BOUND,
                    () -> user.status(name).path("error").asText().isEmpty());
            user.oms("stop", name).succeeded();
            source.execute("INSERT INTO full.orders VALUES (3, 'c')");
            user.oms("resume", name, "--until", "caught-up").succeeded();
            assertEqual();
            stop();
        }
    }

    @Test
    void aClusterThatIsStopped() throws Exception {
        run("idle");
        user.oms("cluster", "stop").succeeded();
        assertThat(user.oms("stop", name).refused(USER)).contains("it does not run");
        assertThat(user.oms("run", yaml).refused(USER)).contains("oms resume idle");
        source.execute("INSERT INTO idle.orders VALUES (2, 'b')");
        user.oms("cluster", "start", "--port", "0").succeeded();
        assertThat(user.status(name).path("state").asText()).isEqualTo("LOST");
        user.oms("resume", name, "--until", "caught-up").succeeded();
        assertEqual();
    }

    @Test
    void aProjectThatAnotherRunTakesOver() throws Exception {
        run("taken");
        Installation other = user.inFolder("other");
        String url = user.cluster().path("web_ui").asText();
        assertThat(other.oms("run", yaml, "--flink", url).refused(USER))
                .contains("existing_rows: stop");
        String replacing =
                other.file(
                        "taken.yaml",
                        project().replace("full: {}", "full: {existing_rows: replace}"));
        other.oms("run", replacing, "--flink", url, "--until", "caught-up").succeeded();
        source.execute("INSERT INTO taken.orders VALUES (2, 'b')");
        assertThat(awaitFailure()).contains("another run of it has taken over");
        awaitEqual();
        other.oms("stop", name, "--no-savepoint").succeeded();
    }
}
