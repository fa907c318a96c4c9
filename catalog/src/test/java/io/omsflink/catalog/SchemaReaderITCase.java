package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.IndexSchema.Part;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.ObjectRules;
import io.omsflink.project.TableId;
import io.omsflink.testkit.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaReaderITCase {
    private static final TableId ODD = new TableId("oms_read", "odd `table`");

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void readsEveryPartOfATableThatBothServersKnow(DatabaseType type) throws SQLException {
        MySqlServer server = database(type);
        server.execute(
                """
                CREATE TABLE oms_read.`odd ``table``` (
                  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
                  `b` BINARY(4) DEFAULT 0x6100FF62,
                  vb VARBINARY(10) DEFAULT '''\\\\\\n',
                  e ENUM('a','b''c','d\\\\e','f\\ng','é','') CHARACTER SET latin1 NOT NULL DEFAULT 'b''c',
                  s SET('x','y z') COLLATE utf8mb4_bin,
                  bt BIT(10) DEFAULT b'1011',
                  d DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
                  v VARCHAR(20) DEFAULT 'it''s \\\\ \\n x' COMMENT 'c''o\\\\m',
                  `d(e,c` DECIMAL(65,30) DEFAULT -1.5,
                  g1 VARCHAR(100) AS (CONCAT(v, 'a''b\\\\c) ')) VIRTUAL,
                  g2 INT AS (bt + 1) STORED NOT NULL,
                  geo GEOMETRY NOT NULL,
                  PRIMARY KEY (id),
                  UNIQUE KEY uk (v(5), bt),
                  KEY k2 (d) COMMENT 'ix''c',
                  FULLTEXT KEY ft (v),
                  SPATIAL KEY sp (geo)
                ) AUTO_INCREMENT=77 COMMENT='t''c' DEFAULT CHARSET=utf8mb4\
                """,
                "INSERT INTO oms_read.`odd ``table``` (e, geo) VALUES ('a',"
                        + " ST_GeomFromText('POINT(1 1)'))",
                "CREATE VIEW oms_read.view1 AS SELECT 1");
        TableSchema table = tables(type, "oms_read.*").get(0);

        assertThat(table.id()).isEqualTo(ODD);
        assertThat(table.engine()).isEqualTo("InnoDB");
        assertThat(table.charset()).isEqualTo("utf8mb4");
        assertThat(table.comment()).isEqualTo("t'c");
        assertThat(table.autoIncrement()).isEqualTo(78);
        assertThat(table.unsupported()).isEmpty();
        assertThat(table.columns())
                .extracting(ColumnSchema::name)
                .containsExactly(
                        "id", "b", "vb", "e", "s", "bt", "d", "v", "d(e,c", "g1", "g2", "geo");
        assertThat(table.column("id").autoIncrement()).isTrue();
        assertThat(table.column("id").unsigned()).isTrue();
        assertThat(table.column("b").defaultValue()).isEqualTo("0x6100FF62");
        assertThat(table.column("vb").defaultValue()).isEqualTo("0x275C0A");
        assertThat(table.column("e").members())
                .containsExactly("a", "b'c", "d\\e", "f\ng", "é", "");
        assertThat(table.column("e").charset()).isEqualTo("latin1");
        assertThat(table.column("e").nullable()).isFalse();
        assertThat(table.column("s").members()).containsExactly("x", "y z");
        assertThat(table.column("s").collation()).isEqualTo("utf8mb4_bin");
        assertThat(table.column("bt").length()).isEqualTo(10);
        assertThat(table.column("bt").defaultValue()).isEqualTo("b'1011'");
        assertThat(table.column("d").precision()).isEqualTo(3);
        assertThat(table.column("d").extra()).contains("on update CURRENT_TIMESTAMP(3)");
        assertThat(table.column("v").defaultValue()).isEqualTo("it's \\ \n x");
        assertThat(table.column("v").comment()).isEqualTo("c'o\\m");
        assertThat(table.column("d(e,c").precision()).isEqualTo(65);
        assertThat(table.column("d(e,c").scale()).isEqualTo(30);
        assertThat(table.column("g1").generation())
                .endsWith("'a\\'b\\\\c) ')")
                .doesNotContain("\\'a");
        assertThat(table.column("g2").generation()).isEqualTo("(`bt` + 1)");
        assertThat(table.column("g2").extra()).isEqualTo("STORED GENERATED");
        assertThat(table.indexes())
                .extracting(IndexSchema::name)
                .containsExactly("PRIMARY", "ft", "k2", "sp", "uk");
        assertThat(table.indexes().get(3).parts()).containsExactly(new Part("geo", 0, false, ""));
        assertThat(table.indexes().get(4).parts())
                .containsExactly(new Part("v", 5, false, ""), new Part("bt", 0, false, ""));
        assertThat(table.indexes().get(2).comment()).isEqualTo("ix'c");
    }

    @Test
    void readsWhatOnlyMySql8Knows() throws SQLException {
        database(DatabaseType.MYSQL)
                .execute(
                        """
                        CREATE TABLE oms_read.t (id INT PRIMARY KEY, n INT,
                          j JSON DEFAULT (JSON_ARRAY(1, 'a''b')),
                          g GEOMETRY NOT NULL SRID 4326,
                          KEY fx ((id + n)), KEY dx (id DESC, n), KEY hidden (n) INVISIBLE)\
                        """);
        TableSchema table = tables(DatabaseType.MYSQL, "oms_read.*").get(0);
        assertThat(table.column("j").defaultValue()).matches("json_array\\(1,_utf8mb4'a\\\\'b'\\)");
        assertThat(table.column("g").extra()).isEqualTo("SRID 4326");
        assertThat(table.indexes())
                .extracting(IndexSchema::name)
                .containsExactly("PRIMARY", "dx", "fx", "hidden");
        assertThat(table.indexes().get(1).parts().get(0).descending()).isTrue();
        assertThat(table.indexes().get(2).parts())
                .containsExactly(new Part("", 0, false, "(`id` + `n`)"));
        assertThat(table.indexes().get(3).visible()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void readsForeignKeysWithTheirColumnsAndRules(DatabaseType type) throws SQLException {
        database(type)
                .execute(
                        "CREATE TABLE oms_read.p (a INT, b INT, c INT, PRIMARY KEY (a, b), KEY"
                                + " (c))",
                        "CREATE TABLE oms_read.q (id INT PRIMARY KEY, y INT, x INT, z INT,"
                                + " CONSTRAINT two FOREIGN KEY (x, y) REFERENCES oms_read.p (a, b)"
                                + " ON DELETE CASCADE ON UPDATE CASCADE, CONSTRAINT one FOREIGN KEY"
                                + " (z) REFERENCES oms_read.q (id) ON DELETE SET NULL)");
        List<TableSchema> tables = tables(type, "oms_read.*");
        assertThat(tables.get(0).foreignKeys()).isEmpty();
        assertThat(tables.get(1).foreignKeys())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("onUpdate")
                .containsExactly(
                        new ForeignKeySchema(
                                "one",
                                List.of("z"),
                                new TableId("oms_read", "q"),
                                List.of("id"),
                                Rule.SET_NULL,
                                Rule.NO_ACTION),
                        new ForeignKeySchema(
                                "two",
                                List.of("x", "y"),
                                new TableId("oms_read", "p"),
                                List.of("a", "b"),
                                Rule.CASCADE,
                                Rule.CASCADE));
        assertThat(tables.get(1).foreignKeys())
                .extracting(key -> key.onUpdate().changesRows())
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @EnumSource(DatabaseType.class)
    void findsOneTableOrNone(DatabaseType type) throws SQLException {
        database(type)
                .execute("CREATE TABLE oms_read.a (id INT)", "CREATE TABLE oms_read.A (x INT)");
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            assertThat(
                            SchemaReader.table(connection, new TableId("oms_read", "A"))
                                    .orElseThrow()
                                    .columns())
                    .extracting(ColumnSchema::name)
                    .containsExactly("x");
            assertThat(SchemaReader.table(connection, new TableId("oms_read", "b"))).isEmpty();
            assertThat(SchemaReader.table(connection, new TableId("mysql", "user"))).isEmpty();
            assertThat(
                            SchemaReader.tables(
                                    connection, new ObjectRules(List.of("mysql.*"), List.of())))
                    .isEmpty();
        }
    }

    private static MySqlServer database(DatabaseType type) throws SQLException {
        MySqlServer server = TestEndpoints.server(type);
        server.execute("DROP DATABASE IF EXISTS oms_read", "CREATE DATABASE oms_read");
        return server;
    }

    private static List<TableSchema> tables(DatabaseType type, String pattern) {
        try (Connection connection =
                Connections.open(TestEndpoints.endpoint(type), ConnectionRole.METADATA)) {
            return SchemaReader.tables(connection, new ObjectRules(List.of(pattern), List.of()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
