package io.omsflink.catalog.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.DatabaseSchema;
import io.omsflink.catalog.TargetCapabilities;
import io.omsflink.catalog.TargetDialect;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DdlRendererTest {
    private static final String TABLE =
            "CREATE TABLE t (id INT NOT NULL, a INT, b VARCHAR(20) DEFAULT 'x', PRIMARY KEY (id),"
                    + " KEY k (a))";
    private static final TargetCapabilities MYSQL = capabilities(TargetCapabilities.MYSQL, 80_015);
    private static final TargetCapabilities OCEANBASE =
            capabilities(TargetCapabilities.OCEANBASE, 40_201);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ADD COLUMN n INT(3) DEFAULT 1 FIRST, ALGORITHM=INSTANT | ADD COLUMN `n` int(3)"
                        + " NULL DEFAULT '1' FIRST",
                "ADD n TINYTEXT COMMENT 'c' AFTER a | ADD COLUMN `n` tinytext CHARACTER SET utf8mb4"
                        + " COLLATE utf8mb4_general_ci NULL COMMENT 'c' AFTER `a`",
                "MODIFY a BIGINT, LOCK=NONE | MODIFY COLUMN `a` bigint(20) NULL",
                "CHANGE a A2 BOOL NOT NULL | CHANGE COLUMN `a` `A2` tinyint(1) NOT NULL",
                "ALTER a SET DEFAULT 3 | MODIFY COLUMN `a` int(11) NULL DEFAULT '3'",
                "DROP a, ADD KEY (b) | DROP COLUMN `a`, ADD KEY `b` (`b`)",
                "ADD UNIQUE (a) USING BTREE KEY_BLOCK_SIZE=4 | ADD UNIQUE KEY `a` (`a`)",
                "DROP KEY k, ADD FULLTEXT k (b) | DROP INDEX `k`, ADD FULLTEXT KEY `k` (`b`)",
                "RENAME INDEX k TO k2 | RENAME INDEX `k` TO `k2`",
                "DROP PRIMARY KEY | DROP PRIMARY KEY",
                "ENGINE=InnoDB ROW_FORMAT=DYNAMIC COMMENT='new' | COMMENT='new'",
                "CHARACTER SET latin1 | DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci",
                "CONVERT TO CHARACTER SET latin1 | CONVERT TO CHARACTER SET latin1 COLLATE"
                        + " latin1_swedish_ci",
                "RENAME u, ADD c INT | ADD COLUMN `c` int(11) NULL, RENAME TO `target`.`u`",
                "ADD FOREIGN KEY (b) REFERENCES p (x) | ADD KEY `b` (`b`)"
            })
    void alterationsAreWrittenInFull(String clauses, String expected) {
        assertThat(render(MYSQL, TABLE, "ALTER TABLE t " + clauses).statements())
                .containsExactly("ALTER TABLE `target`.`t` " + expected);
    }

    @Test
    void aNameAloneChangesAloneWhereTheTargetCan() {
        String rename = "ALTER TABLE t RENAME COLUMN a TO z";
        assertThat(render(MYSQL, TABLE, rename).statements())
                .containsExactly("ALTER TABLE `target`.`t` RENAME COLUMN `a` TO `z`");
        assertThat(render(OCEANBASE, TABLE, rename).statements())
                .containsExactly("ALTER TABLE `target`.`t` CHANGE COLUMN `a` `z` int(11) NULL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RENAME TABLE t TO u, u TO v | RENAME TABLE `target`.`t` TO `target`.`u`,"
                        + " `target`.`u` TO `target`.`v`",
                "TRUNCATE t | TRUNCATE TABLE `target`.`t`",
                "DROP TABLE t, other | DROP TABLE IF EXISTS `target`.`t`",
                "CREATE INDEX i ON t (b(3)) LOCK=NONE | ALTER TABLE `target`.`t` ADD KEY `i`"
                        + " (`b`(3))",
                "DROP INDEX k ON t | ALTER TABLE `target`.`t` DROP INDEX `k`",
                "ALTER TABLE t TRUNCATE PARTITION p | ALTER TABLE `target`.`t` TRUNCATE PARTITION"
                        + " p",
                "ALTER TABLE t REMOVE PARTITIONING | ALTER TABLE `target`.`t`"
                        + " REMOVE PARTITIONING"
            })
    void otherStatementsAreQualified(String sql, String expected) {
        assertThat(render(MYSQL, TABLE, sql).statements()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUNCATE other",
                "DROP TABLE other",
                "ALTER TABLE t FORCE",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)",
                "ALTER TABLE t REBUILD PARTITION p",
                "CREATE TABLE IF NOT EXISTS t (x INT)",
                "CREATE VIEW v AS SELECT 1"
            })
    void someNeedNothingAtTheTarget(String sql) {
        TargetDdl rendered = render(MYSQL, TABLE, sql);
        assertThat(rendered.statements()).isEmpty();
        assertThat(rendered.refusals()).isEmpty();
    }

    @Test
    void aTableLikeAnotherIsWrittenInFull() {
        assertThat(render(MYSQL, TABLE, "CREATE TABLE u LIKE t").statements())
                .containsExactly(
                        """
                        CREATE TABLE `target`.`u` (
                          `id` int(11) NOT NULL,
                          `a` int(11) NULL,
                          `b` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL DEFAULT 'x',
                          PRIMARY KEY (`id`)
                        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_general_ci\
                        """,
                        "ALTER TABLE `target`.`u` ADD KEY `k` (`a`)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (a)",
                "ALTER TABLE t ADD KEY ((a + 1))",
                "ALTER TABLE t CONVERT TO CHARACTER SET latin1",
                "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE x",
                "ALTER TABLE t DISCARD TABLESPACE",
                "DROP DATABASE d"
            })
    void whatATargetCannotDoIsRefusedWhole(String sql) {
        TargetDdl rendered = render(OCEANBASE, TABLE, sql);
        assertThat(rendered.refusals()).isNotEmpty();
        assertThat(rendered.statements()).isEmpty();
    }

    private static TargetDdl render(TargetCapabilities target, String create, String sql) {
        SchemaModel before =
                new SchemaModel(
                        MYSQL,
                        List.of(new DatabaseSchema("d", "utf8mb4", "utf8mb4_general_ci")),
                        List.of());
        before.apply(DdlParser.parse(create, "d", 80_015));
        SchemaModel after = before.copy();
        SchemaChange change = DdlParser.parse(sql, "d", 80_015);
        after.apply(change);
        DatabaseType type = target.oceanBase() ? DatabaseType.OCEANBASE : DatabaseType.MYSQL;
        return new DdlRenderer(
                        TargetDialect.of(type, target),
                        target,
                        id -> new TableId("target", id.table()))
                .render(change, before, after);
    }

    private static TargetCapabilities capabilities(String product, int version) {
        return new TargetCapabilities(
                product,
                version,
                Map.of(
                        "utf8mb4_general_ci",
                        "utf8mb4",
                        "utf8mb4_bin",
                        "utf8mb4",
                        "latin1_swedish_ci",
                        "latin1"),
                Map.of("utf8mb4", "utf8mb4_general_ci", "latin1", "latin1_swedish_ci"),
                false);
    }
}
