package io.omsflink.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omsflink.catalog.ColumnSchema;
import io.omsflink.catalog.ConnectionRole;
import io.omsflink.catalog.Connections;
import io.omsflink.catalog.IndexSchema;
import io.omsflink.catalog.SchemaIssue;
import io.omsflink.catalog.SchemaReader;
import io.omsflink.catalog.SourceSchema;
import io.omsflink.catalog.TableDefinition;
import io.omsflink.catalog.TableSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.catalog.TestEndpoints;
import io.omsflink.catalog.Verdict;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.OmsException;
import io.omsflink.project.TableId;
import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaStepITCase {
    private static final ObjectRules RULES = new ObjectRules(List.of("oms_from.*"), List.of());

    private static final String COMMON =
            """
            CREATE TABLE oms_from.`all ``ü` (
              id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'c''o\\\\m\\nü',
              ti TINYINT(1) NOT NULL DEFAULT 1, si SMALLINT UNSIGNED DEFAULT 7, mi MEDIUMINT, z INT(5) UNSIGNED ZEROFILL DEFAULT 3,
              dc DECIMAL(65,30) DEFAULT -1.5, f FLOAT DEFAULT 1.25, f2 FLOAT(7,3), d DOUBLE NOT NULL DEFAULT 1e100, d2 DOUBLE(10,2),
              bt BIT(10) DEFAULT b'1011', y YEAR DEFAULT 0, dt DATE DEFAULT '0000-00-00', tm TIME(6) DEFAULT '-00:00:00.000001',
              at DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), ts TIMESTAMP NULL, ts2 TIMESTAMP(6) NOT NULL DEFAULT '2000-01-01 00:00:00',
              c CHAR(3) DEFAULT '', v VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT 'it''s \\\\ \\n é', v2 VARCHAR(20) CHARACTER SET gbk DEFAULT '中',
              cs VARCHAR(40) CHARACTER SET utf8 COLLATE utf8_bin NOT NULL DEFAULT 'CURRENT_TIMESTAMP',
              b BINARY(4) DEFAULT 0x6100FF62, vb VARBINARY(10) DEFAULT '', bl LONGBLOB, tx MEDIUMTEXT CHARACTER SET ucs2,
              e ENUM('a','b''c','d\\\\e','f\\ng','é','') CHARACTER SET latin1 NOT NULL DEFAULT 'é', s SET('x','y z','中') DEFAULT 'x,中', j JSON,
              g GEOMETRY NOT NULL, pt POINT, gc GEOMETRYCOLLECTION,
              g1 VARCHAR(100) AS (CONCAT(v, 'a''b\\\\c) ')) VIRTUAL COMMENT 'generated', g2 INT AS (ti + 1) STORED NOT NULL,
              PRIMARY KEY (id), UNIQUE KEY uk (v(5), bt), UNIQUE KEY `u 2` (c), KEY `k'2` (at, d) COMMENT 'ix''ü',
              FULLTEXT KEY ft (v), FULLTEXT KEY ft2 (cs), SPATIAL KEY sp (g), KEY pre (bl(10))
            ) AUTO_INCREMENT=18000000000000000077 COMMENT='t''c\\\\ü' DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin\
            """;

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(textBlock = "MYSQL,MYSQL\nMYSQL,OCEANBASE\nOCEANBASE,OCEANBASE\nOCEANBASE,MYSQL")
    void everyPartOfATableArrives(DatabaseType from, DatabaseType to) throws SQLException {
        List<TableSchema> tables =
                source(
                        from,
                        COMMON,
                        "CREATE TABLE oms_from.k (n INT AUTO_INCREMENT, KEY (n)) CHARSET latin1");
        TableSchema source = tables.get(0);
        target(to);
        List<TableSchema> moved = move(to, tables);
        TableSchema arrived = moved.get(0);
        assertThat(moved.get(1).indexes()).extracting(IndexSchema::name).containsExactly("n");

        assertThat(arrived.columns()).hasSameSizeAs(source.columns());
        for (int i = 0; i < source.columns().size(); i++) {
            assertThat(comparable(arrived.columns().get(i)))
                    .isEqualTo(comparable(source.columns().get(i)));
        }
        assertThat(arrived.indexes()).containsExactlyInAnyOrderElementsOf(source.indexes());
        assertThat(arrived.comment()).isEqualTo("t'c\\ü");
        assertThat(arrived.collation()).isEqualTo("utf8mb4_bin");
        assertThat(Long.toUnsignedString(arrived.autoIncrement()))
                .isEqualTo("18000000000000000077");
    }

    @Test
    void whatOnlyMySql8KnowsArrivesAtMySql8AndIsRefusedOrNotedElsewhere() throws SQLException {
        List<TableSchema> tables =
                source(
                        DatabaseType.MYSQL,
                        """
                        CREATE TABLE oms_from.t (id INT PRIMARY KEY, n INT,
                          j JSON DEFAULT (JSON_ARRAY(1, 'a''b')), v VARCHAR(9) COLLATE utf8mb4_0900_ai_ci, w VARCHAR(9) COLLATE utf8mb4_0900_as_cs,
                          g GEOMETRY NOT NULL SRID 4326,
                          KEY fx ((CONCAT(v, 'a''b\\\\'))), KEY dx (id DESC, n), KEY hidden (n) INVISIBLE) COLLATE utf8mb4_bin\
                        """);
        target(DatabaseType.MYSQL);
        TableSchema arrived = move(DatabaseType.MYSQL, tables).get(0);
        assertThat(arrived.columns()).isEqualTo(tables.get(0).columns());
        assertThat(arrived.indexes()).isEqualTo(tables.get(0).indexes());

        target(DatabaseType.OCEANBASE);
        SchemaPlan plan = plan(tables, DatabaseType.OCEANBASE);
        assertThat(dialect(DatabaseType.OCEANBASE).check(TableDefinition.of(tables.get(0))))
                .extracting(SchemaIssue::toString)
                .containsExactly(
                        "REFUSE oms_from.t: column `j`: the target does not support a default that"
                                + " is an expression. Create the table at the target without it",
                        "REFUSE oms_from.t: index `fx`: the target does not support an index on an"
                                + " expression. Create the table at the target without it",
                        "NOTE oms_from.t: column `v`: collation utf8mb4_0900_ai_ci becomes"
                                + " utf8mb4_general_ci",
                        "NOTE oms_from.t: column `w`: collation utf8mb4_0900_as_cs becomes"
                                + " utf8mb4_bin",
                        "NOTE oms_from.t: column `g` loses its SRID: the target does not support a"
                                + " column with an SRID",
                        "NOTE oms_from.t: index `dx` is built ascending: the target does not"
                                + " support a descending index",
                        "NOTE oms_from.t: index `hidden` becomes visible: the target does not"
                                + " support an invisible index");
        try (SchemaTarget connection = schemaTarget(DatabaseType.OCEANBASE)) {
            assertThatThrownBy(() -> SchemaStep.apply(connection, plan))
                    .isInstanceOf(OmsException.class)
                    .hasMessageContaining("column `j`")
                    .hasMessageContaining("index `fx`");
        }
        // Who creates the table by hand has decided.
        TestEndpoints.server(DatabaseType.OCEANBASE)
                .execute(
                        "CREATE DATABASE oms_from",
                        "CREATE TABLE oms_from.t (id INT PRIMARY KEY, n INT, j JSON, v VARCHAR(9),"
                                + " w VARCHAR(9), g GEOMETRY NOT NULL)");
        try (SchemaTarget connection = schemaTarget(DatabaseType.OCEANBASE)) {
            assertThat(SchemaStep.apply(connection, plan)).isEmpty();
        }
    }

    @Test
    void enginesAreNotedAndForeignKeysHeldBack() throws SQLException {
        List<TableSchema> tables =
                source(
                        DatabaseType.MYSQL,
                        "CREATE TABLE oms_from.a (id INT PRIMARY KEY) ENGINE=MyISAM COLLATE"
                                + " utf8mb4_bin",
                        "CREATE TABLE oms_from.p (id INT PRIMARY KEY) COLLATE utf8mb4_bin",
                        "CREATE TABLE oms_from.q (p INT, CONSTRAINT fk FOREIGN KEY (p) REFERENCES"
                                + " oms_from.p (id)) COLLATE utf8mb4_bin");
        TargetDialect dialect = dialect(DatabaseType.OCEANBASE);
        assertThat(tables.stream().flatMap(t -> dialect.check(TableDefinition.of(t)).stream()))
                .extracting(SchemaIssue::toString)
                .containsExactly(
                        "NOTE oms_from.a: engine MyISAM becomes InnoDB",
                        "NOTE oms_from.q: foreign key fk to oms_from.p is held back until `oms"
                                + " schema FILE --finish` at the switchover");
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void aTableThatStandsThereIsComparedAndEveryDifferenceNamed(DatabaseType type)
            throws SQLException {
        List<TableSchema> tables =
                source(
                        DatabaseType.MYSQL,
                        "CREATE TABLE oms_from.t (id INT PRIMARY KEY, a BIGINT UNSIGNED, b"
                                + " VARCHAR(9) CHARACTER SET latin1, c INT, d INT, e INT, u INT"
                                + " UNIQUE)",
                        "CREATE TABLE oms_from.same (B YEAR, id INT(3) PRIMARY KEY)");
        target(type)
                .execute(
                        "CREATE DATABASE oms_from",
                        "CREATE TABLE oms_from.t (id INT PRIMARY KEY, A BIGINT, b VARCHAR(9)"
                            + " CHARACTER SET gbk, c INT NOT NULL, d INT AS (id), x INT UNIQUE, u"
                            + " INT)",
                        "CREATE TABLE oms_from.same (id INT PRIMARY KEY, b YEAR, KEY (b))");
        SchemaPlan plan = plan(tables, type);
        try (SchemaTarget connection = schemaTarget(type)) {
            assertThatThrownBy(() -> SchemaStep.apply(connection, plan))
                    .hasMessage(
                            """
                            Cannot make the tables at the target ready:
                              - oms_from.t differs: column `a` is bigint(20), not bigint(20) unsigned
                              - oms_from.t differs: column `b` has charset gbk, not latin1
                              - oms_from.t differs: column `c` is NOT NULL
                              - oms_from.t differs: column `d` is generated
                              - oms_from.t differs: column `e` is missing
                              - oms_from.t differs: column `x` exists at the target only
                              - oms_from.t differs: unique key (u) is missing
                              - oms_from.t differs: unique key (x) exists at the target only
                            Correct or drop these tables at the target, hand back statements with `oms schema`, or exclude them.\
                            """);
        }
    }

    private static List<TableSchema> source(DatabaseType type, String... create)
            throws SQLException {
        MySqlServer server = TestEndpoints.server(type);
        server.execute(
                "DROP DATABASE IF EXISTS oms_from", "CREATE DATABASE oms_from CHARACTER SET gbk");
        try (Connection connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode='ALLOW_INVALID_DATES'");
            for (String sql : create) {
                statement.execute(sql);
            }
        }
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            return SchemaReader.tables(connection, RULES);
        }
    }

    private static MySqlServer target(DatabaseType type) throws SQLException {
        MySqlServer server = TestEndpoints.server(type);
        server.execute("DROP DATABASE IF EXISTS oms_from");
        return server;
    }

    /**
     * Runs the schema step twice, builds the indexes twice, and reads what stands at the target.
     */
    private static List<TableSchema> move(DatabaseType to, List<TableSchema> tables)
            throws SQLException {
        TargetDialect dialect = dialect(to);
        SchemaPlan plan = plan(tables, to);
        assertThat(plan.count(Verdict.EXACT)).isEqualTo(plan.objects().size());
        List<TableId> ids = tables.stream().map(TableSchema::id).toList();
        try (SchemaTarget target = schemaTarget(to);
                Connection connection =
                        Connections.open(TestEndpoints.endpoint(to), ConnectionRole.METADATA);
                Connection writer =
                        Connections.open(TestEndpoints.endpoint(to), ConnectionRole.WRITE)) {
            assertThat(SchemaStep.apply(target, plan)).isEqualTo(ids);
            assertThat(SchemaStep.apply(target, plan)).isEmpty();
            TableSchema first = tables.get(0);
            assertThat(SchemaStep.buildIndexes(writer, "step-test", first, dialect)).isTrue();
            assertThat(SchemaStep.buildIndexes(writer, "step-test", first, dialect)).isFalse();
            var arrived = SchemaReader.existing(connection, ids);
            tables.forEach(
                    t -> assertThat(TableComparison.differences(t, arrived.get(t.id()))).isEmpty());
            return ids.stream().map(arrived::get).toList();
        }
    }

    private static SchemaPlan plan(List<TableSchema> tables, DatabaseType to) throws SQLException {
        return SchemaPlanner.plan(SourceSchema.of(tables), dialect(to));
    }

    private static SchemaTarget schemaTarget(DatabaseType type) {
        return SchemaTarget.open(TestEndpoints.endpoint(type), "step-test", 3);
    }

    private static TargetDialect dialect(DatabaseType type) throws SQLException {
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            return TargetDialect.of(type, TargetCapabilities.read(connection));
        }
    }

    /**
     * Without what servers print differently: introducers, and the words that say that a default is
     * the current time.
     */
    private static ColumnSchema comparable(ColumnSchema c) {
        String type = c.dataType().equals("geomcollection") ? "geometrycollection" : c.dataType();
        return new ColumnSchema(
                c.name(),
                type,
                type.equals("geometrycollection") ? type : c.columnType(),
                c.nullable(),
                c.charset(),
                c.collation(),
                c.length(),
                c.precision(),
                c.scale(),
                c.defaultValue(),
                c.extra().replace("DEFAULT_GENERATED", "").strip(),
                c.generation().replaceAll("_(utf8mb4|latin1)", ""),
                c.comment(),
                c.members());
    }
}
