package io.omsflink.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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
                    "binary", "binary");
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "utf8mb4",
                    "utf8mb4_general_ci",
                    "utf8",
                    "utf8_general_ci",
                    "gbk",
                    "gbk_chinese_ci",
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
        "utf8mb3_general_ci, utf8_general_ci",
        "utf8mb3_unicode_ci, utf8_general_ci",
        "gbk_unknown_ci, gbk_chinese_ci",
        "sjis_japanese_ci, sjis_japanese_ci"
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
    void featuresFollowTheVersion() {
        assertThat(MySqlDialect.features(50_722))
                .doesNotContain(TargetFeature.FUNCTIONAL_INDEX, TargetFeature.INVISIBLE_INDEX);
        assertThat(MySqlDialect.features(80_015))
                .contains(TargetFeature.FUNCTIONAL_INDEX)
                .doesNotContain(TargetFeature.INVISIBLE_COLUMN);
        assertThat(MySqlDialect.features(80_023)).contains(TargetFeature.INVISIBLE_COLUMN);
    }

    private static TargetCapabilities capabilities(String version) {
        return TargetCapabilities.of(version, COLLATIONS, DEFAULTS, false);
    }
}
