package io.omsflink.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.LeftBehind;
import io.omsflink.catalog.ObjectKind;
import io.omsflink.catalog.SourceReader;
import io.omsflink.catalog.SourceSchema;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.TestEndpoints;
import io.omsflink.catalog.Verdict;
import io.omsflink.catalog.ViewSchema;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import io.omsflink.testkit.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema with everything in it arrives whole, in steps, and whatever goes wrong on the way. */
class RentalSchemaITCase {
    private static final ObjectRules RULES = new ObjectRules(List.of("oms_rental.*"), List.of());
    private static final String PROJECT = "rental-test";

    @BeforeEach
    void forgetTheProject() throws SQLException {
        for (DatabaseType type : DatabaseType.values()) {
            TestEndpoints.server(type).execute("DROP DATABASE IF EXISTS oms_meta");
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(textBlock = "MYSQL,MYSQL\nMYSQL,OCEANBASE\nOCEANBASE,OCEANBASE\nOCEANBASE,MYSQL")
    void everythingArrives(DatabaseType from, DatabaseType to) throws SQLException {
        SourceSchema source = source(from);
        SchemaPlan plan = planAtEmptyTarget(source, to);
        assertThat(plan.count(Verdict.UNSUPPORTED)).isZero();
        try (SchemaTarget target = target(to)) {
            assertThat(states(target.status(plan)).values()).containsOnly(ObjectState.DDL_READY);
            List<ObjectStatus> begun = target.create(plan, SchemaTarget.START);
            assertThat(states(begun))
                    .containsEntry("view:oms_rental.a_report", ObjectState.CREATED)
                    .containsEntry("indexes:oms_rental.film", ObjectState.DDL_READY)
                    .containsEntry("foreign-key:oms_rental.copy.copy_film", ObjectState.DDL_READY);
            assertThat(states(target.create(plan, SchemaTarget.FINISH)).values())
                    .containsOnly(ObjectState.CREATED);
            assertThat(states(target.create(plan, SchemaTarget.FINISH)).values())
                    .containsOnly(ObjectState.CREATED);
        }
        SourceSchema arrived = read(to);
        assertThat(arrived.databases()).isEqualTo(source.databases());
        assertThat(arrived.views()).extracting(ViewSchema::id).hasSize(3);
        for (int i = 0; i < source.tables().size(); i++) {
            TableDefinition there = arrived.tables().get(i);
            TableDefinition here = source.tables().get(i);
            assertThat(there.table().foreignKeys())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                            "onDelete", "onUpdate")
                    .containsExactlyElementsOf(here.table().foreignKeys());
            assertThat(there.table().indexes())
                    .containsExactlyInAnyOrderElementsOf(here.table().indexes());
            assertThat(count(there)).as(here.id().toString()).isEqualTo(count(here));
            assertThat(there.partitions().map(p -> p.partitions()))
                    .isEqualTo(here.partitions().map(p -> p.partitions()));
        }
        TestEndpoints.server(to)
                .execute(
                        "INSERT INTO oms_rental.language (id, name) VALUES (1, 'x')",
                        "INSERT INTO oms_rental.film (id, title, language_id) VALUES (1, 'f', 1)",
                        "INSERT INTO oms_rental.visit VALUES ('2019-01-01', 'Ålesund', 1)",
                        "INSERT INTO oms_rental.region VALUES (1, 'a''b'), (2, 'ö'), (3,"
                                + " 'c\\\\d')");
    }

    private static int count(TableDefinition table) {
        return table.partitions().map(p -> p.count()).orElse(0);
    }

    @Test
    void partitionsAreReadAsTheyAreWritten() throws SQLException {
        SourceSchema source = source(DatabaseType.MYSQL);
        TableDefinition payment = table(source, "payment");
        assertThat(payment.partitions().orElseThrow().count()).isEqualTo(6);
        assertThat(payment.partitions().orElseThrow().partitions().get(0).comment())
                .isEqualTo("it's old");
        assertThat(table(source, "region").partitions().orElseThrow().partitions().get(0).values())
                .isEqualTo("'a''b','ö','c\\\\d'");
        assertThat(table(source, "queue").partitions().orElseThrow().rule().linear()).isTrue();
        assertThat(table(source, "language").partitions()).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(DatabaseType.class)
    void whatIsNotMigratedIsListedWithItsText(DatabaseType type) throws SQLException {
        MySqlServer server = TestEndpoints.server(type);
        server.execute(
                "DROP USER IF EXISTS oms_clerk@localhost",
                "CREATE USER oms_clerk@localhost IDENTIFIED BY 'x'");
        SourceSchema source = source(type);
        server.execute("GRANT SELECT, INSERT ON oms_rental.* TO oms_clerk@localhost");
        Map<ObjectKind, LeftBehind> left =
                read(type).leftBehind().stream()
                        .collect(Collectors.toMap(LeftBehind::kind, l -> l));
        assertThat(left).hasSize(5);
        assertThat(left.get(ObjectKind.TRIGGER).text()).contains("GREATEST(NEW.price, 1)");
        assertThat(left.get(ObjectKind.PROCEDURE).text()).contains("SELECT COUNT(*)");
        assertThat(left.get(ObjectKind.FUNCTION).text()).contains("RETURN p * 1.2");
        assertThat(left.get(ObjectKind.EVENT).text()).contains("EVERY 1 DAY");
        assertThat(left.get(ObjectKind.GRANTS).text())
                .isEqualTo("GRANT INSERT, SELECT ON `oms_rental`.* TO 'oms_clerk'@'localhost'");
        SchemaPlan plan = planAtEmptyTarget(source, DatabaseType.OCEANBASE);
        assertThat(plan.of(ObjectKind.TRIGGER).get(0).verdict()).isEqualTo(Verdict.UNSUPPORTED);
        server.execute("DROP USER oms_clerk@localhost");
    }

    @Test
    void aFailedObjectIsKeptWithItsReasonAndCanBeEditedRetriedOrSkipped() throws SQLException {
        source(DatabaseType.MYSQL);
        TestEndpoints.server(DatabaseType.MYSQL)
                .execute(
                        "CREATE VIEW oms_rental.modern AS WITH a AS (SELECT 1 AS n) SELECT n FROM"
                                + " a");
        SchemaPlan plan = planAtEmptyTarget(read(DatabaseType.MYSQL), DatabaseType.OCEANBASE);
        ObjectKey view = ObjectKey.of(ObjectKind.VIEW, new TableId("oms_rental", "modern"));
        try (SchemaTarget target = target(DatabaseType.OCEANBASE)) {
            // The stand-in knows no common table expressions.
            ObjectStatus failed = find(target.create(plan, SchemaTarget.START), view);
            assertThat(failed.state()).isEqualTo(ObjectState.FAILED);
            assertThat(failed.messages().get(0)).contains("syntax");
            target.skip(List.of(view));
        }
        try (SchemaTarget target = target(DatabaseType.OCEANBASE)) {
            assertThat(find(target.create(plan, SchemaTarget.START), view).state())
                    .isEqualTo(ObjectState.SKIPPED);
            target.retry(List.of(view));
            assertThat(find(target.status(plan), view).state()).isEqualTo(ObjectState.DDL_READY);
            target.edit(view, "CREATE VIEW oms_rental.modern AS SELECT 1 AS n");
            assertThat(find(target.status(plan), view).edited()).isTrue();
        }
        try (SchemaTarget target = target(DatabaseType.OCEANBASE)) {
            assertThat(find(target.create(plan, SchemaTarget.START), view).state())
                    .isEqualTo(ObjectState.CREATED);
        }
        assertThat(read(DatabaseType.OCEANBASE).views()).hasSize(4);
    }

    @Test
    void theJobsStepTakesEditedTablesAndLeavesSkippedIndexesOut() throws SQLException {
        SourceSchema source = source(DatabaseType.MYSQL);
        SchemaPlan plan = planAtEmptyTarget(source, DatabaseType.OCEANBASE);
        TableDefinition language = table(source, "language");
        TableDefinition film = table(source, "film");
        TargetDialect dialect = dialect(DatabaseType.OCEANBASE);
        try (SchemaTarget target = target(DatabaseType.OCEANBASE)) {
            target.edit(
                    ObjectKey.of(ObjectKind.TABLE, language.id()),
                    dialect.table(language).ddl() + " COMMENT='edited'");
            target.skip(List.of(ObjectKey.indexes(film.id())));
            assertThat(SchemaStep.apply(target, plan)).contains(language.id(), film.id());
            assertThat(SchemaStep.apply(target, plan)).isEmpty();
        }
        try (Connection writer =
                Connections.open(
                        TestEndpoints.endpoint(DatabaseType.OCEANBASE), ConnectionRole.WRITE)) {
            assertThat(SchemaStep.buildIndexes(writer, PROJECT, film.table(), dialect)).isFalse();
            assertThat(SchemaStep.buildIndexes(writer, "other", film.table(), dialect)).isTrue();
        }
        assertThat(table(read(DatabaseType.OCEANBASE), "language").table().comment())
                .isEqualTo("edited");
    }

    private static ObjectStatus find(List<ObjectStatus> objects, ObjectKey key) {
        return objects.stream().filter(o -> o.key().equals(key)).findFirst().orElseThrow();
    }

    private static TableDefinition table(SourceSchema schema, String name) {
        return schema.tables().stream()
                .filter(t -> t.id().table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, ObjectState> states(List<ObjectStatus> objects) {
        return objects.stream()
                .filter(o -> o.key().kind().migrated())
                .collect(Collectors.toMap(o -> o.key().toString(), ObjectStatus::state));
    }

    private static SourceSchema source(DatabaseType type) throws SQLException {
        MySqlServer server = TestEndpoints.server(type);
        server.execute("DROP DATABASE IF EXISTS oms_rental");
        server.execute(script());
        return read(type);
    }

    private static String[] script() {
        try (var in = RentalSchemaITCase.class.getResourceAsStream("rental.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceSchema read(DatabaseType type) throws SQLException {
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            return SourceReader.read(connection, RULES);
        }
    }

    private static SchemaPlan planAtEmptyTarget(SourceSchema source, DatabaseType to)
            throws SQLException {
        TestEndpoints.server(to).execute("DROP DATABASE IF EXISTS oms_rental");
        return SchemaPlanner.plan(source, dialect(to));
    }

    private static TargetDialect dialect(DatabaseType type) throws SQLException {
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            return TargetDialect.of(type, TargetCapabilities.read(connection));
        }
    }

    private static SchemaTarget target(DatabaseType type) {
        return SchemaTarget.open(TestEndpoints.endpoint(type), PROJECT, 2);
    }
}
