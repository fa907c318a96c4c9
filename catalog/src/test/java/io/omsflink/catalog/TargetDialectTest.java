package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.omsflink.project.CharsetRules;
import io.omsflink.project.DatabaseType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetDialectTest {
    private static final Map<String, String> COLLATIONS =
            Map.of(
                    "utf8mb4_general_ci", "utf8mb4",
                    "utf8mb4_bin", "utf8mb4",
                    "utf8_general_ci", "utf8",
                    "gbk_chinese_ci", "gbk",
                    "utf16_general_ci", "utf16",
                    "utf16_bin", "utf16",
                    "binary", "binary");
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "utf8mb4",
                    "utf8mb4_general_ci",
                    "utf8",
                    "utf8_general_ci",
                    "gbk",
                    "gbk_chinese_ci",
                    "utf16",
                    "utf16_general_ci",
                    "binary",
                    "binary");

    @ParameterizedTest
    @CsvSource({
        "8.0.15, MySQL, 80015",
        "5.7.22-log, MySQL, 50722",
        "5.7.25-OceanBase-v4.2.1.0, OceanBase, 40201",
        "5.7.25-OceanBase_CE-v4.3.1.1, OceanBase, 40301"
    })
    void versionsAreRead(String version, String product, int number) {
        TargetCapabilities target = capabilities(version);
        assertThat(target.product()).isEqualTo(product);
        assertThat(target.version()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "utf8mb4_bin, utf8mb4_bin",
        "utf8mb4_0900_ai_ci, utf8mb4_general_ci",
        "utf8mb4_de_pb_0900_as_ci, utf8mb4_general_ci",
        "utf8mb4_ja_0900_as_cs, utf8mb4_bin",
        "utf8mb4_0900_bin, utf8mb4_bin",
        "utf8mb3_general_ci, utf8mb4_general_ci",
        "utf8mb3_bin, utf8mb4_bin",
        "gbk_unknown_ci, gbk_chinese_ci",
        "utf16le_general_ci, utf16_general_ci",
        "utf16le_bin, utf16_bin",
        "sjis_japanese_ci, utf8mb4_general_ci",
        "sjis_bin, utf8mb4_bin"
    })
    void theNearestCollationIsTaken(String source, String target) {
        assertThat(
                        TargetDialect.of(
                                        DatabaseType.OCEANBASE,
                                        capabilities("5.7.25-OceanBase-v4.2.1.0"))
                                .collation(source))
                .isEqualTo(target);
    }

    @Test
    void anOceanBaseTenantHasOnlyTheCharsetsOnItsListWhateverItPrints() {
        Collations collations =
                new Collations(
                        capabilities("5.7.25-OceanBase-v4.2.1.0"), SchemaOptions.DEFAULT.mapping());
        assertThat(collations.hasCharset("utf8")).isFalse();
        assertThat(collations.charset("utf8")).isEqualTo("utf8mb4");
        assertThat(collations.charset("utf16le")).isEqualTo("utf16");
        assertThat(collations.introducers("concat(`a`,_utf8mb3'x')"))
                .isEqualTo("concat(`a`,_utf8mb4'x')");
    }

    @Test
    void aProjectMayMapCharsetsAndCollationsOtherwise() {
        CharsetMapping mapping =
                new CharsetMapping(
                        Map.of("sjis", "gbk", "*", "utf8mb4"),
                        Map.of("ujis_japanese_ci", "utf8mb4_bin"));
        Collations collations = new Collations(capabilities("5.7.25-OceanBase-v4.2.1.0"), mapping);
        assertThat(collations.charset("sjis")).isEqualTo("gbk");
        assertThat(collations.nearest("sjis_japanese_ci")).isEqualTo("gbk_chinese_ci");
        assertThat(collations.nearest("ujis_japanese_ci")).isEqualTo("utf8mb4_bin");
        assertThat(collations.nearest("utf8mb4_general_ci")).isEqualTo("utf8mb4_general_ci");
    }

    @Test
    void theRulesOfAProjectComeBeforeTheDefaultAndOnlyWhereTheTargetLacksACollation() {
        CharsetRules rules =
                new CharsetRules(
                        Map.of("utf8", "gbk"),
                        Map.of(
                                "utf8mb4_0900_ai_ci", "utf8mb4_bin",
                                "utf8mb4_bin", "utf8mb4_general_ci",
                                "utf8mb4_0900_as_cs", "gbk_bin"));
        Collations collations =
                new Collations(capabilities("5.7.25-OceanBase-v4.2.1.0"), CharsetMapping.of(rules));
        assertThat(collations.nearest("utf8mb4_0900_ai_ci")).isEqualTo("utf8mb4_bin");
        assertThat(collations.nearest("utf8mb4_bin")).isEqualTo("utf8mb4_bin");
        assertThat(collations.nearest("utf8mb4_0900_as_cs")).isEqualTo("utf8mb4_bin");
        assertThat(collations.charset("utf8mb3")).isEqualTo("gbk");
        assertThat(collations.charset("utf16le")).isEqualTo("utf16");
        assertThat(collations.charset("sjis")).isEqualTo("utf8mb4");
    }

    @Test
    void featuresFollowTheVersion() {
        assertThat(MySqlDialect.features(50_722))
                .doesNotContain(TargetFeature.FUNCTIONAL_INDEX, TargetFeature.INVISIBLE_INDEX);
        assertThat(MySqlDialect.features(80_015))
                .contains(TargetFeature.FUNCTIONAL_INDEX)
                .doesNotContain(TargetFeature.INVISIBLE_COLUMN);
        assertThat(MySqlDialect.features(80_023)).contains(TargetFeature.INVISIBLE_COLUMN);
        assertThat(MySqlDialect.features(80_015)).doesNotContain(TargetFeature.CHECK_CONSTRAINT);
        assertThat(MySqlDialect.features(80_016)).contains(TargetFeature.CHECK_CONSTRAINT);
        assertThat(OceanBaseDialect.features(30_202)).doesNotContain(TargetFeature.JSON_TYPE);
        assertThat(OceanBaseDialect.features(30_203)).contains(TargetFeature.JSON_TYPE);
        assertThat(OceanBaseDialect.features(40_003)).doesNotContain(TargetFeature.SPATIAL_INDEX);
        assertThat(OceanBaseDialect.features(40_100)).contains(TargetFeature.SPATIAL_INDEX);
    }

    private static TargetCapabilities capabilities(String version) {
        return TargetCapabilities.of(version, COLLATIONS, DEFAULTS, false);
    }
}
