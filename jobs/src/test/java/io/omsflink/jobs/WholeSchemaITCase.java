package io.omsflink.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.SourceReader;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.schema.ObjectState;
import io.omsflink.catalog.schema.ObjectStatus;
import io.omsflink.catalog.schema.SchemaPlan;
import io.omsflink.catalog.schema.SchemaPlanner;
import io.omsflink.catalog.schema.SchemaTarget;
import io.omsflink.testkit.MySqlServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions, views and generated columns arrive with a job, and foreign keys while it runs. */
class WholeSchemaITCase {
    private static final String TOTALS =
            "SELECT GROUP_CONCAT(CONCAT(kind, '=', total) ORDER BY kind) FROM whole.z_totals";

    @TempDir Path folder;

    @Test
    void everythingArrivesAndForeignKeysAreAddedWhileRowsFlow() throws Exception {
        MySqlServer source = Servers.mysql();
        MySqlServer target = Servers.oceanBase();
        create(source);
        JobPlan[] plan = new JobPlan[1];
        try (LocalJob job =
                job(source, target)
                        .plan(
                                p -> {
                                    plan[0] = p;
                                    return p;
                                })
                        .start()) {
            job.awaitLog();
            insert(source, 3, "new");
            job.awaitCaughtUp();
            assertThat(value(target, TOTALS)).isEqualTo(value(source, TOTALS)).contains("new=");
            assertThat(
                            value(
                                    target,
                                    "SELECT COUNT(*) FROM information_schema.partitions WHERE"
                                            + " table_schema='whole' AND partition_name IN"
                                            + " ('p0', 'later')"))
                    .isEqualTo("2");

            finish(plan[0]);
            insert(source, 4, "new");
            source.execute("DELETE FROM whole.kinds WHERE kind='old'");
            job.awaitCaughtUp();
            assertThat(value(target, TOTALS))
                    .isEqualTo(value(source, TOTALS))
                    .doesNotContain("old");
        }
        assertThat(
                        value(
                                target,
                                "SELECT constraint_name FROM"
                                        + " information_schema.referential_constraints WHERE"
                                        + " constraint_schema='whole'"))
                .isEqualTo("item_kind");
    }

    @Test
    void aCollationThatTheTargetLacksBecomesTheOneThatTheProjectNames() throws Exception {
        MySqlServer source = Servers.mysql();
        MySqlServer target = Servers.oceanBase();
        source.execute(
                "DROP DATABASE IF EXISTS named",
                "CREATE DATABASE named COLLATE utf8mb4_0900_ai_ci",
                "CREATE TABLE named.t (v VARCHAR(9) PRIMARY KEY, d VARCHAR(9) COLLATE"
                        + " utf8mb4_de_pb_0900_ai_ci)",
                "INSERT INTO named.t VALUES ('ß', 'ä')");
        try (LocalJob job =
                new LocalJob(
                                source,
                                target,
                                folder,
                                """
                                name: named
                                kind: migration
                                objects: {include: ["named.*"]}
                                steps:
                                  schema:
                                    collations: {utf8mb4_0900_ai_ci: utf8mb4_unicode_ci}
                                  full: {}
                                """)
                        .start()) {
            job.awaitEnd();
        }
        assertThat(
                        value(
                                target,
                                "SELECT GROUP_CONCAT(collation_name ORDER BY column_name DESC) FROM"
                                        + " information_schema.columns WHERE"
                                        + " table_schema='named'"))
                .isEqualTo("utf8mb4_unicode_ci,utf8mb4_general_ci");
        assertThat(value(target, "SELECT CONCAT(v, d) FROM named.t")).isEqualTo("ßä");
    }

    private static void create(MySqlServer source) throws SQLException {
        source.execute(
                "DROP DATABASE IF EXISTS whole",
                "CREATE DATABASE whole",
                "CREATE TABLE whole.kinds (kind VARCHAR(9) PRIMARY KEY)",
                "CREATE TABLE whole.items (id INT PRIMARY KEY, kind VARCHAR(9), price INT, twice"
                        + " INT AS (price * 2) STORED, CONSTRAINT item_kind FOREIGN KEY (kind)"
                        + " REFERENCES whole.kinds (kind) ON DELETE CASCADE)",
                "CREATE TABLE whole.days (day DATE PRIMARY KEY) PARTITION BY RANGE (YEAR(day))"
                        + " (PARTITION p0 VALUES LESS THAN (2020), PARTITION later VALUES LESS"
                        + " THAN MAXVALUE)",
                "CREATE VIEW whole.a_items AS SELECT kind, twice FROM whole.items",
                "CREATE VIEW whole.z_totals AS SELECT kind, SUM(twice) AS total FROM whole.a_items"
                        + " GROUP BY kind",
                "CREATE TRIGGER whole.t BEFORE INSERT ON whole.items FOR EACH ROW SET"
                        + " NEW.price = NEW.price + 1",
                "INSERT INTO whole.kinds VALUES ('old'), ('new')",
                "INSERT INTO whole.days VALUES ('2019-05-05'), ('2024-05-05')");
        insert(source, 1, "old");
        insert(source, 2, "old");
    }

    private static void insert(MySqlServer server, int id, String kind) throws SQLException {
        server.execute(
                "INSERT INTO whole.items (id, kind, price) VALUES (%d, '%s', %d)"
                        .formatted(id, kind, id * 10));
    }

    private static void finish(JobPlan plan) throws SQLException {
        try (Connection from = Connections.open(plan.source(), ConnectionRole.METADATA);
                Connection to = Connections.open(plan.target(), ConnectionRole.METADATA);
                SchemaTarget target = SchemaTarget.open(plan.target(), plan.name(), 2)) {
            SchemaPlan schema =
                    SchemaPlanner.plan(
                            SourceReader.read(from, plan.objects()),
                            TargetDialect.of(plan.target().type(), TargetCapabilities.read(to)));
            assertThat(target.create(schema, SchemaTarget.FINISH))
                    .filteredOn(o -> o.key().kind().migrated())
                    .extracting(ObjectStatus::state)
                    .containsOnly(ObjectState.CREATED);
        }
    }

    private static String value(MySqlServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private LocalJob job(MySqlServer source, MySqlServer target) throws Exception {
        return new LocalJob(
                source,
                target,
                folder,
                """
                name: whole
                kind: migration
                objects: {include: ["whole.*"]}
                steps: {schema: {}, full: {}, incremental: {}}
                """);
    }
}
