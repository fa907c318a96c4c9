package io.omsflink.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.position.LogPosition;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.project.ProjectParser;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationITCase {
    private static MySqlServer source;
    private static MySqlServer target;

    @TempDir private Path folder;

    @BeforeAll
    static void startServers() {
        source = MySqlServer.v80().option("sync_binlog", "0").start();
        target = MySqlServer.v57().option("sync_binlog", "0").start();
    }

    @AfterAll
    static void stopServers() {
        source.close();
        target.close();
    }

    @BeforeEach
    void createTable() throws Exception {
        source.execute(
                "DROP DATABASE IF EXISTS shop",
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY)");
    }

    private LogPosition prepare(String runId) throws Exception {
        return new Preparation(plan(), runId).run().start();
    }

    private JobPlan plan() throws Exception {
        return ProjectCompiler.compile(
                ProjectParser.parse(
                        """
                        name: shop
                        kind: migration
                        source: %s
                        target: %s
                        objects: {include: ["shop.*"]}
                        steps: {schema: {}, full: {}, incremental: {}}
                        """
                                .formatted(endpoint(source), endpoint(target)),
                        "shop.yaml"));
    }

    private String endpoint(MySqlServer server) throws Exception {
        Path password =
                Files.writeString(folder.resolve("password-" + server.port()), server.password());
        return "{type: mysql, host: 127.0.0.1, port: %d, user: root, password: \"${file:%s}\"}"
                .formatted(server.port(), password);
    }

    @Test
    void aSecondAttemptReadsTheLogFromWhereTheFirstOneWouldHave() throws Exception {
        LogPosition first = prepare("run 1");
        source.execute("INSERT INTO shop.orders VALUES (1)");
        assertThat(prepare("run 1")).isEqualTo(first);
        assertThat(prepare("run 1")).isEqualTo(first);
    }

    @Test
    void anotherRunReadsItFromNowOn() throws Exception {
        LogPosition first = prepare("run 1");
        source.execute("INSERT INTO shop.orders VALUES (1)");
        LogPosition second = prepare("run 2");
        assertThat(second.offset()).isGreaterThan(first.offset());
        assertThat(prepare("run 2")).isEqualTo(second);
    }
}
