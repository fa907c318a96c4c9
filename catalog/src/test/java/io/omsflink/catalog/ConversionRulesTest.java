package io.omsflink.catalog;

import static io.omsflink.catalog.Definitions.ID;
import static io.omsflink.catalog.Definitions.column;
import static io.omsflink.catalog.Definitions.index;
import static io.omsflink.catalog.Definitions.key;
import static io.omsflink.catalog.Definitions.partitioned;
import static io.omsflink.catalog.Definitions.table;
import static io.omsflink.catalog.Definitions.target;
import static io.omsflink.catalog.Definitions.text;
import static io.omsflink.catalog.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.catalog.ForeignKeySchema.Rule;
import io.omsflink.catalog.PartitionSchema.Partition;
import io.omsflink.project.DatabaseType;
import io.omsflink.project.TableId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the targets, from text to text. */
class ConversionRulesTest {
    private static final String OCEANBASE = "5.7.25-OceanBase-v4.2.5.0";
    private static final ColumnSchema ID_COLUMN = column("id", "int");
    private static final ColumnSchema DAY = column("day", "date");
    private static final IndexSchema PRIMARY = unique("PRIMARY", "id");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5.7.22                    | UNSUPPORTED
                    8.0.15                    | UNSUPPORTED
                    8.0.16                    | EXACT
                    5.7.25-OceanBase-v3.2.4.0 | UNSUPPORTED
                    5.7.25-OceanBase-v4.2.5.0 | EXACT
                    """)
    void aCheckIsAddedOnlyWhereItIsEnforced(String version, Verdict verdict) {
        Conversion check =
                dialect(version).check(ID, new CheckSchema("positive", "`id` > 0", false));
        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.ddl())
                .isEqualTo(
                        "ALTER TABLE `shop`.`t` ADD CONSTRAINT `positive` CHECK (`id` > 0) NOT"
                                + " ENFORCED");
    }

    @ParameterizedTest
    @CsvSource({
        "5.7.25-OceanBase-v3.2.2.0, longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, CONVERTED",
        "5.7.25-OceanBase-v3.2.3.0, json, EXACT",
        "5.7.22, json, EXACT"
    })
    void jsonBecomesATextWhereThereIsNone(String version, String type, Verdict verdict) {
        Conversion converted =
                dialect(version).table(definition(List.of(ID_COLUMN, column("j", "json"))));
        assertThat(converted.ddl()).contains("`j` " + type + " NULL");
        assertThat(converted.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "5.7.25-OceanBase-v4.0.0.0, UNSUPPORTED",
        "5.7.25-OceanBase-v4.1.0.0, EXACT",
        "8.0.15, EXACT"
    })
    void aSpatialIndexNeedsOceanBase41(String version, Verdict verdict) {
        TableSchema table =
                table(
                        List.of(ID_COLUMN, column("g", "geometry")),
                        PRIMARY,
                        index("sp", false, "SPATIAL", "g"));
        Conversion indexes = dialect(version).indexes(table).orElseThrow();
        assertThat(indexes.verdict()).isEqualTo(verdict);
        assertThat(indexes.ddl())
                .isEqualTo(
                        verdict == Verdict.EXACT
                                ? "ALTER TABLE `shop`.`t` ADD SPATIAL KEY `sp` (`g`)"
                                : "");
    }

    @Test
    void whatAnIndexCannotBeIsLeftOutOfTheStatementAndNamed() {
        TableSchema table =
                table(
                        List.of(ID_COLUMN, DAY),
                        PRIMARY,
                        key("down", "day DESC"),
                        key("fx", "(year(`day`))"));
        Conversion indexes = dialect(OCEANBASE).indexes(table).orElseThrow();
        assertThat(indexes.verdict()).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(indexes.ddl()).isEqualTo("ALTER TABLE `shop`.`t` ADD KEY `down` (`day`)");
        assertThat(indexes.remarks())
                .containsExactly(
                        "index `down` is built ascending: the target does not support a descending"
                                + " index",
                        "index `fx`: the target does not support an index on an expression. Create"
                                + " the table at the target without it");
        assertThat(dialect("8.0.15").indexes(table).orElseThrow())
                .isEqualTo(
                        Conversion.exact(
                                "ALTER TABLE `shop`.`t` ADD KEY `down` (`day` DESC), ADD KEY `fx`"
                                        + " ((year(`day`)))"));
    }

    @Test
    void generatedColumnsAreKeptAndThoseOverOthersRefusedByOceanBase() {
        List<ColumnSchema> columns =
                List.of(
                        ID_COLUMN,
                        column("g1", "int", "", "VIRTUAL GENERATED", "`id` + 1"),
                        column("g2", "int", "", "STORED GENERATED", "`g1` + 1"));
        assertThat(dialect("8.0.15").table(definition(columns)).ddl())
                .contains(
                        "`g1` int GENERATED ALWAYS AS (`id` + 1) VIRTUAL NOT NULL",
                        "`g2` int GENERATED ALWAYS AS (`g1` + 1) STORED NOT NULL");
        assertThat(dialect(OCEANBASE).table(definition(columns)).remarks())
                .containsExactly(
                        "column `g2`: the target does not support a generated column that uses"
                                + " another one. Create the table at the target without it");
    }

    @Test
    void anInvisibleColumnBecomesVisibleBefore8023() {
        List<ColumnSchema> columns = List.of(ID_COLUMN, column("n", "int", "", "INVISIBLE", ""));
        assertThat(dialect("8.0.23").table(definition(columns)).ddl()).contains(" INVISIBLE");
        Conversion older = dialect("8.0.15").table(definition(columns));
        assertThat(older.ddl()).doesNotContain("INVISIBLE");
        assertThat(older.verdict()).isEqualTo(Verdict.CONVERTED);
    }

    @Test
    void aDefaultThatIsAnExpressionNeedsMySql8013() {
        List<ColumnSchema> columns =
                List.of(ID_COLUMN, column("u", "varchar(36)", "uuid()", "DEFAULT_GENERATED", ""));
        assertThat(dialect("8.0.13").table(definition(columns)).ddl()).contains("DEFAULT (uuid())");
        assertThat(dialect("8.0.12").table(definition(columns)).verdict())
                .isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void partitionsOfEveryMethodAreWritten() {
        TableSchema table = table(List.of(ID_COLUMN, DAY), unique("PRIMARY", "id", "day"));
        TargetDialect mySql = dialect("8.0.15");
        assertThat(
                        mySql.table(partitioned(table, "RANGE", "year(`day`)", "2020", "MAXVALUE"))
                                .ddl())
                .endsWith(
                        """

                        PARTITION BY RANGE (year(`day`))
                         (PARTITION `p0` VALUES LESS THAN (2020),
                          PARTITION `p1` VALUES LESS THAN (MAXVALUE))\
                        """);
        assertThat(mySql.table(partitioned(table, "LIST COLUMNS", "`id`", "1,2", "3,NULL")).ddl())
                .endsWith(
                        """

                        PARTITION BY LIST COLUMNS (`id`)
                         (PARTITION `p0` VALUES IN (1,2),
                          PARTITION `p1` VALUES IN (3,NULL))\
                        """);
        assertThat(mySql.table(partitioned(table, "LINEAR HASH", "`id`", "", "")).ddl())
                .endsWith("\nPARTITION BY LINEAR HASH (`id`) PARTITIONS 2");
        assertThat(mySql.table(partitioned(table, "KEY", "", "", "", "")).ddl())
                .endsWith("\nPARTITION BY KEY (`id`, `day`) PARTITIONS 3");
    }

    @Test
    void subPartitionsKeepNamesOfTheirOwn() {
        TableSchema table = table(List.of(ID_COLUMN, DAY), unique("PRIMARY", "id", "day"));
        assertThat(subPartitioned(table, "p0sp0", "p0sp1").ddl())
                .endsWith(
                        """
                        SUBPARTITION BY HASH (`id`) SUBPARTITIONS 2
                         (PARTITION `p0` VALUES LESS THAN (9))\
                        """);
        assertThat(subPartitioned(table, "a", "b").ddl())
                .endsWith(
                        """
                        SUBPARTITION BY HASH (`id`)
                         (PARTITION `p0` VALUES LESS THAN (9) (SUBPARTITION `a`, SUBPARTITION `b`))\
                        """);
    }

    private static Conversion subPartitioned(TableSchema table, String... names) {
        return dialect("8.0.15")
                .table(
                        new TableDefinition(
                                table,
                                Optional.of(
                                        new PartitionSchema(
                                                PartitionSchema.Rule.of("RANGE", "to_days(`day`)"),
                                                List.of(
                                                        new Partition(
                                                                "p0", "9", "", List.of(names))),
                                                Optional.of(
                                                        PartitionSchema.Rule.of("HASH", "`id`")))),
                                List.of(),
                                List.of()));
    }

    @Test
    void linearIsDroppedForOceanBaseWithANote() {
        TableSchema table = table(List.of(ID_COLUMN), PRIMARY);
        Conversion converted =
                dialect(OCEANBASE).table(partitioned(table, "LINEAR KEY", "`id`", "", ""));
        assertThat(converted.ddl()).endsWith("\nPARTITION BY KEY (`id`) PARTITIONS 2");
        assertThat(converted.verdict()).isEqualTo(Verdict.CONVERTED);
        assertThat(converted.remarks())
                .containsExactly(
                        "partitions lose LINEAR, which says how rows are spread: the target does"
                                + " not support it");
    }

    @Test
    void everyUniqueKeyHasToHoldThePartitionColumn() {
        TableSchema table =
                table(List.of(ID_COLUMN, DAY), unique("PRIMARY", "id", "day"), unique("u", "id"));
        assertThat(
                        dialect("8.0.15")
                                .table(partitioned(table, "RANGE", "year(`day`)", "2020"))
                                .remarks())
                .containsExactly(
                        "partitions: the partition column `day` is not in the unique key `u`, as"
                                + " the target wants it. Create the table at the target with a key"
                                + " or partitions that do");
    }

    @Test
    void moreThanTheTargetHoldsIsRefusedWithBothNumbers() {
        List<ColumnSchema> many =
                IntStream.range(0, 1018).mapToObj(i -> column("c" + i, "int")).toList();
        assertThat(dialect("8.0.15").table(definition(many)).remarks())
                .containsExactly("1018 columns; the target holds 1017. Change the table");
        assertThat(dialect(OCEANBASE).table(definition(many)).verdict()).isEqualTo(Verdict.EXACT);

        List<ColumnSchema> wide = List.of(text("v", 262_145, "utf8mb4_bin"));
        assertThat(dialect(OCEANBASE).table(definition(wide)).remarks())
                .containsExactly(
                        "262145 characters in column `v`; the target holds 262144. Change the"
                                + " table");
        assertThat(dialect("8.0.15").table(definition(wide)).remarks())
                .containsExactly(
                        "1048580 bytes in a row; the target holds 65535. Change the table",
                        "262145 characters in column `v`; the target holds 65535. Change the"
                                + " table");

        IndexSchema[] indexes =
                IntStream.range(0, 129)
                        .mapToObj(i -> key("k" + i, "id"))
                        .toArray(IndexSchema[]::new);
        assertThat(
                        dialect(OCEANBASE)
                                .table(TableDefinition.of(table(List.of(ID_COLUMN), indexes)))
                                .remarks())
                .containsExactly("129 indexes; the target holds 128. Change the table");

        String[] values = new String[8193];
        java.util.Arrays.fill(values, "");
        assertThat(
                        dialect(OCEANBASE)
                                .table(
                                        partitioned(
                                                table(List.of(ID_COLUMN), PRIMARY),
                                                "HASH",
                                                "`id`",
                                                values))
                                .remarks())
                .containsExactly("8193 partitions; the target holds 8192. Change the table");
    }

    @Test
    void aColumnOfAnUnknownCharsetIsConvertedOnlyWhereNoRowsFollow() {
        TableDefinition sjis = definition(List.of(ID_COLUMN, text("v", 9, "sjis_japanese_ci")));
        assertThat(dialect(OCEANBASE).table(sjis).remarks())
                .containsExactly(
                        "column `v` has charset sjis, which the target does not know. Change it at"
                                + " the source");
        Conversion alone =
                TargetDialect.of(
                                DatabaseType.OCEANBASE,
                                target(OCEANBASE),
                                new SchemaOptions(CharsetMapping.DEFAULT, false))
                        .table(sjis);
        assertThat(alone.ddl())
                .contains("`v` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        assertThat(alone.remarks())
                .containsExactly(
                        "column `v`: charset sjis becomes utf8mb4 with collation"
                                + " utf8mb4_general_ci: the target does not have it");
    }

    @Test
    void utf8AndAsciiBecomeUtf8mb4BecauseTheirBytesStay() {
        Conversion converted =
                dialect(OCEANBASE)
                        .table(
                                definition(
                                        List.of(
                                                text("a", 9, "ascii_general_ci"),
                                                text("u", 9, "utf8_general_ci"))));
        assertThat(converted.verdict()).isEqualTo(Verdict.CONVERTED);
        assertThat(converted.ddl()).doesNotContain("utf8 ", "ascii");
    }

    @Test
    void whatOnlyOceanBaseKnowsIsStrippedOnTheWayBackAndNamed() {
        String text =
                """
                CREATE TABLE `t` (
                  `id` int(11) NOT NULL COMMENT 'LOCAL, TABLEGROUP',
                  `pctfree` int,
                  PRIMARY KEY (`id`),
                  KEY `k` (`id`) BLOCK_SIZE 16384 LOCAL
                ) DEFAULT CHARSET = utf8mb4 ROW_FORMAT = DYNAMIC COMPRESSION = 'zstd_1.3.8'
                 REPLICA_NUM = 1 BLOCK_SIZE = 16384 USE_BLOOM_FILTER = FALSE TABLET_SIZE = 134217728
                 PCTFREE = 0 TABLEGROUP = 'tg'
                """;
        List<String> clauses = OceanBaseClauses.found(text);
        assertThat(clauses)
                .containsExactly(
                        "BLOCK_SIZE",
                        "LOCAL",
                        "COMPRESSION",
                        "REPLICA_NUM",
                        "USE_BLOOM_FILTER",
                        "TABLET_SIZE",
                        "PCTFREE",
                        "TABLEGROUP");
        TableDefinition table =
                new TableDefinition(
                        table(List.of(ID_COLUMN), PRIMARY),
                        Optional.empty(),
                        List.of(),
                        StorageOptions.remarks(List.of("TABLEGROUP", "PCTFREE")));
        assertThat(dialect("8.0.15").table(table).remarks())
                .containsExactly(
                        "TABLEGROUP, PCTFREE are left out: how rows are stored is the target's own"
                                + " matter");
        assertThat(dialect("8.0.15").table(table).verdict()).isEqualTo(Verdict.CONVERTED);
        assertThat(StorageOptions.parse("row_format=COMPRESSED KEY_BLOCK_SIZE=8 partitioned"))
                .containsExactly("row_format=COMPRESSED", "KEY_BLOCK_SIZE=8");
        assertThat(StorageOptions.parse("row_format=DYNAMIC ENCRYPTION='Y'")).isEmpty();
    }

    @Test
    void aForeignKeyKeepsItsRulesAndNeedsItsParent() {
        ForeignKeySchema key =
                new ForeignKeySchema(
                        "fk",
                        List.of("a", "b"),
                        new TableId("shop", "p"),
                        List.of("id", "day"),
                        Rule.SET_NULL,
                        Rule.CASCADE);
        TableSchema plain = table(List.of(ID_COLUMN, DAY), key("k", "id", "day"));
        TableSchema unique = table(List.of(ID_COLUMN, DAY), unique("k", "id", "day"));
        String ddl =
                "ALTER TABLE `shop`.`t` ADD CONSTRAINT `fk` FOREIGN KEY (`a`, `b`) REFERENCES"
                        + " `shop`.`p` (`id`, `day`) ON DELETE SET NULL ON UPDATE CASCADE";
        TargetDialect oceanBase = dialect(OCEANBASE);
        assertThat(oceanBase.foreignKey(ID, key, Optional.of(unique)))
                .isEqualTo(Conversion.exact(ddl));
        assertThat(oceanBase.foreignKey(ID, key, Optional.of(plain)).verdict())
                .isEqualTo(Verdict.UNSUPPORTED);
        assertThat(dialect("8.0.15").foreignKey(ID, key, Optional.of(plain)))
                .isEqualTo(Conversion.exact(ddl));
        assertThat(dialect("8.0.15").foreignKey(ID, key, Optional.empty()).verdict())
                .isEqualTo(Verdict.UNSUPPORTED);
    }

    private static TableDefinition definition(List<ColumnSchema> columns) {
        return TableDefinition.of(table(columns));
    }

    private static TargetDialect dialect(String version) {
        TargetCapabilities capabilities = target(version);
        return TargetDialect.of(
                capabilities.oceanBase() ? DatabaseType.OCEANBASE : DatabaseType.MYSQL,
                capabilities);
    }
}
