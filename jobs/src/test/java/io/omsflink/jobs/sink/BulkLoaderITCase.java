package io.omsflink.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.TableSchema;
import io.omsflink.jobs.JobPlan;
import io.omsflink.jobs.ProjectCompiler;
import io.omsflink.jobs.element.RowBlock;
import io.omsflink.jobs.meta.MetaTables;
import io.omsflink.jobs.throttle.Throttle;
import io.omsflink.project.ProjectParser;
import io.omsflink.project.TableId;
import io.omsflink.testkit.MySqlServer;
import io.omsflink.testkit.Query;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkLoaderITCase {
    private static final int WRITER = 0;

    private static MySqlServer target;
    private static JobPlan plan;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        target = MySqlServer.v57().option("sync_binlog", "0").start();
        Path password = Files.writeString(folder.resolve("password"), target.password());
        String server =
                "{type: oceanbase, host: 127.0.0.1, user: root, password: \"${file:%s}\", port: "
                        .formatted(password);
        plan =
                ProjectCompiler.compile(
                        ProjectParser.parse(
                                """
                                name: shop
                                kind: migration
                                source: %s 1}
                                target: %s %d}
                                objects: {include: ["shop.*"]}
                                steps: {schema: {}, full: {}, incremental: {}}
                                """
                                        .formatted(server, server, target.port()),
                                "shop.yaml"));
        target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY)",
                "CREATE TABLE shop.visits (page INT)");
        try (Connection connection = target.connect()) {
            MetaTables.begin(connection, "shop", "run", Optional.empty());
        }
    }

    @AfterAll
    static void stopServer() {
        target.close();
    }

    private static BulkLoader loader() {
        return new BulkLoader(
                plan,
                WRITER,
                new WriterMetrics(UnregisteredMetricsGroup.createSinkWriterMetricGroup(), "test"),
                new Throttle());
    }

    /** A chunk of one row. */
    private static RowBlock chunk(String table, int value) throws Exception {
        try (Connection connection = target.connect()) {
            TableSchema schema =
                    SchemaReader.table(connection, new TableId("shop", table)).orElseThrow();
            byte[] data = (value + "\n").getBytes(StandardCharsets.US_ASCII);
            return new RowBlock(value, schema, data, data.length, 1, true, true);
        }
    }

    private static void load(BulkLoader loader, RowBlock chunk) throws Exception {
        loader.add(chunk);
        loader.flush();
    }

    @Test
    void anAttemptThatIsGivenUpDeletesNothing() throws Exception {
        try (BulkLoader givenUp = loader();
                BulkLoader next = loader()) {
            load(givenUp, chunk("orders", 1));
            load(next, chunk("visits", 2));
            RowBlock late = chunk("visits", 3);
            assertThatThrownBy(() -> load(givenUp, late))
                    .rootCause()
                    .hasMessageContaining("another run of it has taken over");
            try (Connection connection = target.connect()) {
                assertThat(Query.texts(connection, "SELECT page FROM shop.visits"))
                        .containsExactly("2");
            }
            load(next, late);
            try (Connection connection = target.connect()) {
                assertThat(Query.texts(connection, "SELECT page FROM shop.visits"))
                        .containsExactly("3");
            }
        }
    }
}
