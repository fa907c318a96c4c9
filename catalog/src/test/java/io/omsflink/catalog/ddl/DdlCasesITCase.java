package io.omsflink.catalog.ddl;

import io.omsflink.project.DatabaseType;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of statement on a real server, and the model beside it. */
class DdlCasesITCase {
    private static final String TABLE =
            "CREATE TABLE t (id INT NOT NULL, a INT, b VARCHAR(20) DEFAULT 'x', c DATETIME(3),"
                    + " PRIMARY KEY (id), KEY ab (a, b(5)), UNIQUE KEY u (b))";

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theModelHasWhatTheServerHas(List<String> statements) throws SQLException {
        try (FollowedServer server = new FollowedServer(DatabaseType.MYSQL, "oms_cases")) {
            for (String sql : statements) {
                server.run(sql);
                server.check(sql);
                if (!server.refused()) {
                    server.checkCopy(sql);
                }
            }
        }
    }

    static Stream<List<String>> cases() {
        return Stream.of(
                List.of(TABLE),
                List.of(TABLE, "CREATE TABLE IF NOT EXISTS t (x INT)", "DROP TABLE t -- no", TABLE),
                List.of(TABLE, "CREATE TABLE `like` LIKE t", "DROP TABLE IF EXISTS t, nothing"),
                List.of(
                        TABLE,
                        "CREATE TABLE l (LIKE oms_cases.t)",
                        "RENAME TABLE t TO s, l TO t, s TO l"),
                List.of(TABLE, "TRUNCATE t", "TRUNCATE TABLE `oms_cases`.`t`"),
                alter("ADD COLUMN n INT UNSIGNED NOT NULL DEFAULT 3 COMMENT 'it''s' FIRST"),
                alter("ADD n TEXT CHARACTER SET latin1 AFTER a, ADD m SET('a','b') DEFAULT 'b,a'"),
                alter("ADD COLUMN (n INT, m BIGINT AUTO_INCREMENT UNIQUE)"),
                alter("ADD COLUMN (n INT, KEY (n), UNIQUE KEY (a))"),
                alter("ADD s SERIAL"),
                alter(
                        "ADD g INT AS (a + 1), ADD h INT GENERATED ALWAYS AS (id * 2) STORED NOT"
                                + " NULL"),
                alter("MODIFY a BIGINT NOT NULL DEFAULT 5 AFTER c"),
                alter("MODIFY b VARCHAR(3), MODIFY c DATETIME DEFAULT NOW() ON UPDATE NOW()"),
                alter("MODIFY COLUMN b VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'y' FIRST"),
                alter("MODIFY b VARCHAR(10) DEFAULT 'y' COLLATE utf8mb4_bin"),
                alter("CHANGE a a2 SMALLINT, CHANGE COLUMN b b2 CHAR(8) NOT NULL AFTER id"),
                alter("CHANGE a b INT, CHANGE b a VARCHAR(20)"),
                alter("RENAME COLUMN a TO b, RENAME COLUMN b TO a"),
                alter("RENAME COLUMN a TO z", "ALTER z SET DEFAULT 7", "ALTER z DROP DEFAULT"),
                alter("ALTER COLUMN b SET DEFAULT 'it''s'", "ALTER b DROP DEFAULT"),
                alter("ALTER c SET DEFAULT '2020-1-2 3:4:5'"),
                alter("ALTER a SET DEFAULT (1 + 1)"),
                alter("DROP COLUMN a"),
                alter("DROP a, DROP COLUMN b, ADD b VARCHAR(30)"),
                alter("ADD INDEX (c), ADD KEY (c), ADD INDEX k USING BTREE (c DESC) COMMENT 'x'"),
                alter(
                        "ADD UNIQUE (a), ADD CONSTRAINT cn UNIQUE (a, c), ADD CONSTRAINT q UNIQUE"
                                + " KEY r (c)"),
                alter("ADD FULLTEXT INDEX ft (b)", "ADD FULLTEXT (b)"),
                alter("ADD g GEOMETRY NOT NULL, ADD SPATIAL INDEX (g)"),
                alter("ADD INDEX ((a + 1)), ADD INDEX fx ((a * 2) DESC, id)"),
                alter("DROP INDEX ab, RENAME INDEX u TO v", "ALTER INDEX v INVISIBLE"),
                alter("DROP PRIMARY KEY", "ADD PRIMARY KEY (a, id)", "DROP COLUMN a"),
                alter("DROP PRIMARY KEY, ADD PRIMARY KEY USING BTREE (a)"),
                List.of(TABLE, "CREATE UNIQUE INDEX k ON t (a, c)", "DROP INDEX k ON t"),
                List.of(
                        TABLE,
                        "CREATE INDEX k USING BTREE ON t (b(4)) COMMENT 'c' ALGORITHM=INPLACE"
                                + " LOCK=NONE"),
                alter("COMMENT='it''s', ENGINE=InnoDB ROW_FORMAT=COMPACT STATS_PERSISTENT=0"),
                alter("DEFAULT CHARACTER SET latin1", "ADD d CHAR(3)"),
                alter("COLLATE = utf8mb4_bin, ADD d CHAR(3)"),
                alter("ADD d TEXT, ADD e TINYTEXT", "CONVERT TO CHARACTER SET latin1"),
                alter("CONVERT TO CHARACTER SET utf8 COLLATE utf8_bin", "ADD d ENUM('p','Q')"),
                List.of(
                        "CREATE TABLE t (a TEXT, b TINYTEXT, c ENUM('a'), d VARCHAR(9)) CHARSET"
                                + " latin1",
                        "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4"),
                alter("RENAME TO moved"),
                alter("RENAME AS oms_cases.`mo``ved`, ADD n INT"),
                alter("ALGORITHM=INPLACE, LOCK=NONE, ADD KEY (c)", "FORCE", "ORDER BY a"),
                List.of(
                        "CREATE TABLE p (id INT PRIMARY KEY)",
                        TABLE,
                        "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE",
                        "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES p (id)",
                        "RENAME TABLE t TO child, p TO parent",
                        "ALTER TABLE child DROP FOREIGN KEY fk, DROP FOREIGN KEY child_ibfk_1"),
                List.of(
                        "CREATE TABLE p (id INT PRIMARY KEY)",
                        "CREATE TABLE c (a INT, b INT, CONSTRAINT ab FOREIGN KEY (b) REFERENCES p"
                                + " (id) ON DELETE SET NULL, FOREIGN KEY (a) REFERENCES p (id),"
                                + " KEY (a))"),
                List.of(
                        TABLE,
                        "ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0)",
                        "ALTER TABLE t ADD COLUMN n INT CHECK (n > 1)"),
                List.of(
                        "CREATE TABLE t (id INT PRIMARY KEY, y INT) /*!50100 PARTITION BY RANGE"
                                + " (id) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,"
                                + " PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */",
                        "ALTER TABLE t TRUNCATE PARTITION p0",
                        "ALTER TABLE t DROP PARTITION p1",
                        "ALTER TABLE t ADD PARTITION (PARTITION p2 VALUES LESS THAN (30) COMMENT"
                                + " 'x')",
                        "ALTER TABLE t REBUILD PARTITION p0",
                        "ALTER TABLE t REMOVE PARTITIONING",
                        "ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 3"),
                List.of(
                        "CREATE TABLE t (a INT /*!99999 , nothing */ /* , no */ -- , no\n"
                                + ", `b``x` INT # no\n, c INT /*!80000 NOT NULL */)"),
                List.of(
                        "ALTER DATABASE oms_cases CHARACTER SET latin1",
                        "CREATE TABLE t (a CHAR(2))"),
                List.of("CREATE TABLE t (a CHAR(2)) COLLATE latin1_bin ENGINE=InnoDB, COMMENT='c'"),
                List.of(
                        "CREATE TABLE t (a CHAR(2) CHARACTER SET latin1, b CHAR(2) COLLATE"
                                + " latin1_bin)"));
    }

    private static List<String> alter(String... clauses) {
        return Stream.concat(
                        Stream.of(TABLE),
                        Stream.of(clauses).map(clause -> "ALTER TABLE t " + clause))
                .toList();
    }
}
